// The first file of every npm script. It must run on Node 20.19 with nothing installed: plain JavaScript, no dependencies.
// It installs what the lockfile says, finds a Node that is new enough, and hands over to scripts/run.ts.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { installPackages } from "./scripts/install-packages.mjs";
import { SERVING_ENVIRONMENT, SERVING_FLAGS } from "./scripts/serving-node.mjs";
import { say, step } from "./src/platform/steps.mjs";

const NEEDED_MAJOR = 24;
const checkout = import.meta.dirname;
const command = process.argv[2] ?? "start";

// Only a long-running start tells its steps; a test run or an import keeps its output to itself.
const report = command === "start" ? step : (_label, run) => run(() => undefined);

try {
  await main();
} catch (error) {
  say(error.isForReader ? error.message : error.stack, process.stderr);
  process.exitCode = 1;
}

async function main() {
  if (command === "start") process.stdout.write("\n  Kakehashi\n\n");
  refuseUnsuitableNode();
  await report("Packages installed", (note) => installPackages({ checkout, note }));
  runUnder(findNode());
}

function refuseUnsuitableNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const found = `This is Node ${process.versions.node} on ${process.platform} (${process.arch}).`;
  if (major >= NEEDED_MAJOR) return;
  if (!bringsOwnNode()) throw readable(`Kakehashi needs Node ${NEEDED_MAJOR} or newer here. ${found}`);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw readable(`Kakehashi needs Node 20.19 or newer to start. ${found}`);
}

/** On Linux with glibc the lockfile installs a Node of its own. */
function bringsOwnNode() {
  const hasMusl = existsSync(`/lib/ld-musl-${process.arch === "x64" ? "x86_64" : "aarch64"}.so.1`);
  return process.platform === "linux" && ["x64", "arm64"].includes(process.arch) && !hasMusl;
}

function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  const own = join(checkout, "node_modules", `node-linux-${process.arch}`, "bin", "node");
  if (existsSync(own)) return own;
  throw readable(`The Node that the lockfile brings is missing: ${own}\nDelete node_modules and start again.`);
}

function runUnder(node) {
  const serves = ["start", "kakehashi"].includes(command);
  const flags = ["--enable-source-maps", ...(serves ? SERVING_FLAGS : [])];
  const child = spawn(node, [...flags, join(checkout, "scripts", "run.ts"), ...process.argv.slice(2)], {
    cwd: checkout,
    stdio: "inherit",
    env: {
      ...(serves ? SERVING_ENVIRONMENT : {}),
      ...process.env,
      KAKEHASHI_LAUNCHER_PID: String(process.pid),
      // So that tools started by name run on the same Node.
      PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter),
    },
  });
  // A terminal sends Ctrl-C to the child as well; the launcher only has to outlive it. Other senders know only the launcher.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on("error", (error) => {
    say(`Node could not be run: ${node}\n${error.message}`, process.stderr);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal && command === "start") say(`Kakehashi was ended by ${signal}. Nothing is lost: start it again.`);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

/** npm waits for its script; where npm itself was killed, the application must not run on unseen. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const started = npmAbove();
  setInterval(() => {
    if (npmAbove() !== started) child.kill("SIGTERM");
  }, 250).unref();
}

/** The process id of npm: our parent, or where npm's shell stays in between, the parent of that. */
function npmAbove() {
  try {
    // proc(5): pid (name) state parent
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8"));
    return /^(a|ba|da|z)?sh$/.test(name) ? Number(parent) : process.ppid;
  } catch {
    return process.ppid;
  }
}

function readable(message) {
  return Object.assign(new Error(message), { isForReader: true });
}
