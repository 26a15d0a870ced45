import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mayUse } from "#app/may-use.ts";
import { checkout } from "#platform/checkout.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { asOwner } from "#testing/test-server.ts";
import { generateTypes } from "../../scripts/db-types.ts";
import { findTableProblems, ownedTables, readTables } from "./table-rules.ts";

const { connection } = await withTestDatabase();

const READMES = Object.keys(mayUse).map((name) => `src/modules/${name}/README.md`);

it("gives every table a municipality, row-level security and one owner", async () => {
  const owners = Object.fromEntries(
    READMES.filter((path) => existsSync(join(checkout, path))).map((path) => [
      path,
      readFileSync(join(checkout, path), "utf8"),
    ]),
  );
  const tables = await asOwner(connection, readTables);
  expect(tables.length).toBeGreaterThan(3);
  expect(findTableProblems(tables, owners)).toEqual([]);
});

it("has the types of the tables as the migrations make them (npm run db-types)", () => {
  expect(readFileSync(join(checkout, "src", "platform", "db", "schema.ts"), "utf8")).toBe(generateTypes(connection));
});

it("finds a table without a municipality or without row-level security", async () => {
  const tables = await asOwner(connection, async (client) => {
    await client.query("begin");
    await client.query("create table leaflets (id integer); create table letters (municipality_id integer not null)");
    await client.query("create table notes (municipality_id integer); call protect_municipality_rows('notes')");
    const found = await readTables(client);
    await client.query("rollback");
    return found.filter(({ name }) => ["leaflets", "letters", "notes"].includes(name));
  });
  const problems = findTableProblems(tables, { README: "Tables owned: `leaflets`, `letters`, `notes`." });
  expect(problems).toEqual([
    "leaflets: has no municipality_id that is not null",
    "leaflets: has no forced row-level security (call protect_municipality_rows)",
    "letters: has no forced row-level security (call protect_municipality_rows)",
    "notes: has no municipality_id that is not null",
  ]);
});

it("finds a table that nobody owns, that two own, or that is not there", () => {
  const table = { name: "letters", hasMunicipality: true, isProtected: true, hasPolicy: true };
  expect(findTableProblems([table], {})).toEqual(['letters: no README names it under "Tables owned"']);
  expect(findTableProblems([table], { A: "Tables owned: `letters`", B: "Tables owned: `letters`" })).toEqual([
    "letters: A and B own it",
  ]);
  expect(findTableProblems([], { A: "Tables owned: `letters`" })).toEqual(["A names letters, which does not exist"]);
});

it("reads the owned tables of a README from their paragraph alone", () => {
  const readme = "# plan\n\nUses `plans`.\n\nTables owned: `plans`,\n`plan_nodes`.\n\nMay do: `plan.edit`.\n";
  expect(ownedTables(readme)).toEqual(["plans", "plan_nodes"]);
  expect(ownedTables("**Tables owned:** plans, plan_nodes.\n\nMore.")).toEqual(["plans", "plan_nodes"]);
  expect(ownedTables("Tables owned: none yet.")).toEqual([]);
});
