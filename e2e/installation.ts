import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { databaseAddress } from "../src/testing/database-address.ts";
import type { Demo } from "../src/testing/demo.ts";
import { openTestDatabase } from "../src/testing/open-test-database.ts";

/** How one of the demo's people signs in. */
export interface SignIn {
  slug: string;
  account: string;
  password: string;
  role: string;
}

/** The built application with the demo cities, on a database and a data folder of its own. */
export interface Installation {
  /** With the host name localhost, as passkeys want it; no slash at the end. */
  url: string;
  signIns: readonly SignIn[];
  /** Of its database, which goes with it. */
  databaseUrl: string;
  /** Where uploaded files lie; it goes with it too. */
  dataFolder: string;
  stop(): Promise<void>;
}

const checkout = join(import.meta.dirname, "..");
const GIVE_UP_AFTER_MS = 60_000;

/** Starts dist/main.js as `npm start` does, on a copy of the demo where that is given. The build must be up to date (`npm run build`). */
export async function startInstallation(demo?: Demo): Promise<Installation> {
  await using undo = new AsyncDisposableStack();
  const dataFolder = mkdtempSync(join(tmpdir(), "kakehashi-data-"));
  undo.defer(() => rmSync(dataFolder, { recursive: true, force: true }));
  if (demo) cpSync(demo.dataFolder, dataFolder, { recursive: true });
  const database = await openTestDatabase(demo);
  undo.defer(() => database.close());
  const { url, stop } = await startOn(database.connection, dataFolder);
  undo.defer(stop);
  const signIns = readSignIns(dataFolder);
  const databaseUrl = databaseAddress(database.connection);
  const stack = undo.move();
  return { url, signIns, databaseUrl, dataFolder, stop: () => stack.disposeAsync() };
}

/** The demo as the built application loads it when it is started for the first time. */
export async function loadDemo(connection: pg.ClientConfig, dataFolder: string): Promise<void> {
  const { stop } = await startOn(connection, dataFolder);
  await stop();
}

async function startOn(
  connection: pg.ClientConfig,
  dataFolder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  await using undo = new AsyncDisposableStack();
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--enable-source-maps", join(checkout, "dist", "main.js"), "start"], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: "",
      DATABASE_URL: databaseAddress(connection),
      KAKEHASHI_DATA: dataFolder,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  undo.defer(() => end(child));
  const url = `http://localhost:${port}`;
  await untilReady(child, url);
  const stack = undo.move();
  return { url, stop: () => stack.disposeAsync() };
}

/** A port that nobody has now; that nobody takes it before the application does is likely, not certain. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => {
      output += text;
    });
  }
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The application ended:\n${output}`);
    if (Date.now() > deadline) throw new Error(`The application is not ready after ${GIVE_UP_AFTER_MS} ms:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

function readSignIns(dataFolder: string): SignIn[] {
  const file = join(dataFolder, "demo-sign-ins.txt");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [slug = "", account = "", password = "", role = ""] = line.split("\t");
      return { slug, account, password, role };
    });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
