import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { databaseAddress } from "../src/testing/database-address.ts";
import { openTestDatabase } from "../src/testing/open-test-database.ts";
import { stopTestServer } from "../src/testing/test-server.ts";

const checkout = join(import.meta.dirname, "..");

/** The TypeScript types of a migrated database, as kysely-codegen writes them. */
export function generateTypes(connection: pg.ClientConfig): string {
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-types-"));
  const outFile = join(folder, "schema.ts");
  try {
    const tool = join(checkout, "node_modules", "kysely-codegen", "dist", "cli", "bin.js");
    const options = [
      ["--dialect", "postgres"],
      ["--out-file", outFile],
      // A numeric and a date stay strings: nothing is rounded, nothing is moved by a time zone.
      ["--numeric-parser", "string"],
      ["--date-parser", "string"],
      ["--type-mapping", '{"int8":"number"}'],
      ["--exclude-pattern", "{schema_migrations,plan_record_columns,pgboss.*}"],
    ].flat();
    const env = { ...process.env, DATABASE_URL: databaseAddress(connection) };
    const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...options], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`kysely-codegen failed:\n${stdout}${stderr}`);
    return readFileSync(outFile, "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const { connection, close } = await openTestDatabase();
  try {
    writeFileSync(join(checkout, "src", "platform", "db", "schema.ts"), generateTypes(connection));
  } finally {
    await close();
    await stopTestServer();
  }
}
