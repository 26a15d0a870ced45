import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { checkout } from "#platform/checkout.ts";
import { build } from "../scripts/build.ts";
import { SERVING_ENVIRONMENT, SERVING_FLAGS } from "../scripts/serving-node.mjs";
import { pin, SERVER_CORE } from "./cores.ts";
import { BENCH_FOLDER } from "./database.ts";
import type { Answers, Question, ServedOptions } from "./served-messages.ts";

const BUNDLE = join(BENCH_FOLDER, "served.mjs");

/** Brings dist/ up to date and bundles the served process as the application itself is bundled. */
export async function prepareServer(): Promise<void> {
  await build(checkout);
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: checkout,
    entryPoints: [join("bench", "served.ts")],
    outfile: BUNDLE,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    logLevel: "error",
  });
  await esbuild.stop();
}

export interface Server {
  /** `http://127.0.0.1:port` */
  address: string;
  pid: number;
  ask<Kind extends Question["kind"]>(question: Extract<Question, { kind: Kind }>): Promise<Answers[Kind]>;
  /** Resident memory now and at most, in MB. */
  memory(): { now: number; most: number };
  stop(): Promise<void>;
}

/** Starts the application on the core of the server. */
export async function startServer(
  connection: pg.ClientConfig,
  given: Pick<ServedOptions, "answers"> & Partial<ServedOptions>,
): Promise<Server> {
  const options: ServedOptions = { connection, dataFolder: join(BENCH_FOLDER, "state"), loadsDemo: false, ...given };
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const child = fork(BUNDLE, [JSON.stringify(options)], {
    cwd: checkout,
    execArgv: ["--enable-source-maps", ...SERVING_FLAGS],
    env: { ...SERVING_ENVIRONMENT, ...process.env, NODE_ENV: "production" },
    serialization: "advanced",
  });
  pin([child.pid ?? 0], SERVER_CORE);
  const [first] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof first?.port !== "number") throw new Error("the served process ended before it listened");
  let questions = 0;
  return {
    address: `http://127.0.0.1:${first.port}`,
    pid: child.pid ?? 0,
    async ask(question) {
      const id = ++questions;
      child.send({ id, question });
      for (;;) {
        const [message] = await once(child, "message");
        if (message.id !== id) continue;
        if (message.error) throw new Error(message.error);
        return message.answer;
      }
    },
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

/** Resident memory in MB; proc(5). */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]) / 1024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}
