import { type ChildProcess, spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { build } from "./build.ts";

// `npm run dev`: what `npm start` does, built and started anew whenever something is saved.

const checkout = join(import.meta.dirname, "..");
const WATCHED = ["src", "locales", "migrations", "data"];
/** Editors save several files at once, and some write each twice. */
const QUIET_FOR_MS = 150;

let application: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let isStopping = false;
/** Restarts one after the other, never two at once. */
let lastRestart: Promise<void> = Promise.resolve();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
for (const folder of WATCHED) {
  watch(join(checkout, folder), { recursive: true }, (_event, file) => restartSoon(`${folder}/${file ?? ""}`));
}
restartSoon();

function restartSoon(changed?: string): void {
  if (changed && /(\.test\.tsx?|~|\.sw.)$/.test(changed)) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (changed) console.log(`\n  ${changed} changed`);
    lastRestart = lastRestart.then(restart);
  }, QUIET_FOR_MS);
}

/** What does not build leaves the application running as it was. */
async function restart(): Promise<void> {
  try {
    await build(checkout);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}\n\n  Not restarted: it goes on as before.`);
    return;
  }
  await endApplication();
  if (isStopping) return;
  const child = spawn(process.execPath, ["--enable-source-maps", join(checkout, "dist", "main.js"), "start"], {
    cwd: checkout,
    stdio: "inherit",
  });
  application = child;
  child.on("exit", (code) => {
    if (application !== child || isStopping) return;
    application = undefined;
    console.error(`\n  The application ended with code ${code}. It starts again with the next change.`);
  });
}

async function endApplication(): Promise<void> {
  const child = application;
  application = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  clearTimeout(timer);
  await lastRestart;
  await endApplication();
  process.exit(0);
}
