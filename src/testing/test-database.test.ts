import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "./build.ts";
import { dropDatabasesOf, openTestDatabase } from "./open-test-database.ts";
import { withTestDatabase } from "./test-database.ts";
import { asOwner, connectTestServer } from "./test-server.ts";

const { db, connection } = await withTestDatabase();

it("gives each file a migrated database of its own", async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  expect(rows[0]?.name).toMatch(/^kakehashi_test_/);
  expect(await db.selectFrom("municipalities").select("id").execute()).toEqual([]);
});

it("works as the application's role, which owns nothing", async () => {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  expect(rows).toEqual([{ role: "kakehashi_app" }]);
  await expect(sql`create table mine (id integer)`.execute(db)).rejects.toThrow("permission denied");
});

it("connects the owner where a test needs one", async () => {
  const { rows } = await asOwner(connection, (client) =>
    client.query("select count(*)::int as applied from schema_migrations"),
  );
  expect(rows[0].applied).toBeGreaterThan(0);
});

it("builds municipalities that see nothing of each other, and a query without a scope sees nothing", async () => {
  const [one, other] = [await buildMunicipality(db), await buildMunicipality(db)];
  expect(one.slug).not.toBe(other.slug);
  await inScope(db, one.id, (scope) =>
    scope.db.insertInto("audit_entries").values({ municipality_id: one.id, action: "thing.tried" }).execute(),
  );
  const countIn = (id: number) =>
    inScope(db, id, (scope) => scope.db.selectFrom("audit_entries").select("action").execute());
  expect(await countIn(one.id)).toHaveLength(1);
  expect(await countIn(other.id)).toEqual([]);
  expect(await db.selectFrom("audit_entries").select("action").execute()).toEqual([]);
});

it("keeps the databases of a run until its end, and lets others copy them", async () => {
  const server = await connectTestServer();
  const countOf = (name: string) =>
    asOwner(
      server,
      async (client) => (await client.query("select from pg_database where datname = $1", [name])).rowCount,
    );
  const run = randomBytes(4).toString("hex");
  const first = await openTestDatabase({ run });
  await buildMunicipality(first.db);
  await first.close();
  expect(await countOf(first.name)).toBe(1);
  const copy = await openTestDatabase({ template: first.name, run });
  expect(await copy.db.selectFrom("municipalities").select("id").execute()).toHaveLength(1);
  await copy.close();
  await dropDatabasesOf(run);
  expect(await Promise.all([countOf(first.name), countOf(copy.name)])).toEqual([0, 0]);
});
