import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { delimiter, join } from "node:path";
import { Problem } from "#platform/problem.ts";

/** What is measured runs here. */
export const SERVER_CORE = 0;
/** The load, this process and the database run here. */
export const LOAD_CORE = 1;

/** @throws Problem where the machine or a tool is missing that the figures would mean nothing without. */
export function checkTools(tools: Readonly<Record<string, string>>): void {
  const paths = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const missing = Object.entries(tools).filter(([tool]) => !paths.some((path) => existsSync(join(path, tool))));
  if (missing.length > 0) {
    const how = missing.map(([tool, debianPackage]) => `${tool} (on Debian: apt-get install ${debianPackage})`);
    throw new Problem(`This benchmark needs ${how.join(" and ")}.`);
  }
  if (cpus().length < 2) throw new Problem("This benchmark needs two cores: one for the server, one for the load.");
}

/** This process and all that it starts from now on. */
export function pinHere(core: number): void {
  pin([process.pid], core);
}

/** This process again on all cores: for what is measured here and not under load. */
export function unpinHere(): void {
  execFileSync("taskset", ["-acp", `0-${cpus().length - 1}`, String(process.pid)], { stdio: "ignore" });
}

/** All threads of running processes. */
export function pin(pids: readonly number[], core: number): void {
  for (const pid of pids) execFileSync("taskset", ["-acp", String(core), String(pid)], { stdio: "ignore" });
}

/** A command line that runs on one core. */
export function onCore(core: number, command: readonly string[]): [string, string[]] {
  return ["taskset", ["-c", String(core), ...command]];
}
