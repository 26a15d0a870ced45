import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { isAlive, makeRoom } from "./running-checkout.ts";

// One command of many that need the database: starts or adopts it, writes one row, works a moment, leaves.
const COMMAND = `
import pg from "pg";
import { startEmbeddedPostgres } from "#platform/db/embedded-postgres.ts";
import { createLog } from "#platform/log.ts";
const [dataFolder, number, checkout] = process.argv.slice(1);
const postgres = await startEmbeddedPostgres({ dataFolder, checkout, log: createLog("error") });
const client = new pg.Client(Number(number) % 2 ? postgres.connection : { connectionString: postgres.connectionString });
await client.connect();
await client.query("select pg_advisory_lock(1)");
await client.query("create table if not exists visits (number integer primary key)");
await client.query("select pg_advisory_unlock(1)");
await client.query("insert into visits values ($1)", [number]);
const { rows } = await client.query("select count(*)::int as visits from visits");
await new Promise((resolve) => setTimeout(resolve, 100 * Number(number)));
await client.end();
await postgres.stop();
console.log(JSON.stringify({ adopted: postgres.adopted, path: postgres.databasePath, visits: rows[0].visits }));
`;

const checkout = join(import.meta.dirname, "..", "..");

function visit(dataFolder: string, number: number): Promise<{ adopted: boolean; path: string; visits: number }> {
  const args = ["--input-type=module-typescript", "--eval", COMMAND, dataFolder, String(number), checkout];
  const child = spawn(process.execPath, args, { cwd: checkout });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  return new Promise((resolve, reject) =>
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(output)))),
  );
}

it("several commands that come first at the same moment share one database, and the last one to leave stops it", async () => {
  const room = makeRoom();
  const dataFolder = join(room, "data");
  const visits = await Promise.all([0, 1, 2, 3, 4].map((number) => visit(dataFolder, number)));
  const path = visits[0]?.path ?? "";
  expect(new Set(visits.map((each) => each.path))).toEqual(new Set([path]));
  const pidFile = join(path, "postmaster.pid");
  expect(existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, "utf8").split("\n")[0]))).toBe(false);
  expect(await visit(dataFolder, 5)).toEqual({ adopted: false, path, visits: 6 });
  if (path.startsWith("/var/lib/kakehashi/")) rmSync(dirname(path), { recursive: true });
  rmSync(room, { recursive: true });
});
