import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { say, step } from "../src/platform/steps.mjs";
import { build } from "./build.ts";
import { commands } from "./commands.ts";

const checkout = join(import.meta.dirname, "..");

await run(process.argv[2] ?? "start", process.argv.slice(3));

async function run(name: string, typed: string[]): Promise<void> {
  const command = commands[name];
  if (!command) return refuse(`There is no command "${name}". There are: ${Object.keys(commands).join(", ")}.`);
  stopWithLauncher();
  if (command.builds) {
    const report =
      name === "start" ? step : <T>(_label: string, work: (note: () => void) => T) => work(() => undefined);
    await report("Application built", (note: (text: string) => void) => build(checkout, note));
  }
  if (!command.runs) return;
  const file = join(checkout, command.runs);
  if (!existsSync(file)) return refuse(`${command.runs} is missing from this checkout.`);
  process.argv = [process.execPath, file, ...(command.args ?? []), ...typed];
  await import(pathToFileURL(file).href);
}

/** Where the launcher was killed, nobody could stop this process with Ctrl-C any more: it stops as if told to. */
function stopWithLauncher(): void {
  const launcher = Number(process.env.KAKEHASHI_LAUNCHER_PID);
  delete process.env.KAKEHASHI_LAUNCHER_PID;
  if (!launcher) return;
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

function refuse(message: string): void {
  say(message, process.stderr);
  process.exitCode = 1;
}
