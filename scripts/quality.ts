import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { step } from "../src/platform/steps.mjs";
import type { RunCount } from "./count-reporter.ts";

/** A step that is no test run counts as one. */
export interface Count {
  passed: number;
  failed: number;
}

const checkout = join(import.meta.dirname, "..");
const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };

/** What needs neither a database nor a browser and takes seconds; all run, however many fail. */
export async function runStaticSteps(): Promise<Count> {
  // Beside the others: it takes as long as all of them.
  const types = runTool("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
  return sum([
    await runTool("Lint", [
      "node_modules/@biomejs/biome/bin/biome",
      "check",
      "--error-on-warnings",
      "--max-diagnostics=50",
    ]),
    await runTool("Boundaries", ["scripts/boundaries.ts"]),
    await runTool("Nothing unused", ["node_modules/knip/bin/knip.js", "--no-progress", "--no-config-hints"]),
    await types,
  ]);
}

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, count) => total + count.passed, 0),
    failed: counts.reduce((total, count) => total + count.failed, 0),
  };
}

/** Runs a step that does its work or throws, and says why it threw. */
export async function runStep(label: string, work: (note: (text: string) => void) => unknown): Promise<Count> {
  try {
    await step(label, work);
    return PASSED;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
}

function runTool(label: string, args: string[]): Promise<Count> {
  return runStep(label, async () => {
    const { code, output } = await runNode(args, { output: "pipe" });
    if (code !== 0) throw new Error(output.trim());
  });
}

/** Runs vitest, which shows its own progress, and counts its tests. */
export async function runVitest(args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-test-"));
  const file = join(folder, "count.json");
  try {
    const reporters = ["--reporter=default", "--reporter=./scripts/count-reporter.ts"];
    const vitest = ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args];
    const { code } = await runNode(vitest, { output: "inherit", env: { KAKEHASHI_TEST_COUNT: file } });
    const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as RunCount) : undefined;
    return countTests(report, code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that failed outside of its tests is one failure, and so is a run that went wrong in no file. */
export function countTests(report: RunCount | undefined, isSuccess: boolean): Count {
  if (!report) return FAILED;
  const failed = report.failed + report.broken;
  return { passed: report.passed, failed: failed === 0 && !isSuccess ? 1 : failed };
}

interface Running {
  output: "pipe" | "inherit";
  env?: Record<string, string>;
}

function runNode(args: readonly string[], { output, env }: Running): Promise<{ code: number | null; output: string }> {
  const options = { cwd: checkout, env: { ...process.env, ...env } };
  const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", output, output] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part) => {
      text += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: text }));
  });
}

/** Prints the line that `.ci/run` adds up, and sets the exit code. */
export function finish({ passed, failed }: Count): void {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
