import { sql } from "kysely";
import pg from "pg";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { listLastChanges } from "./plan-history.data.ts";

const { db, connection } = await withTestDatabase();

it("finds the last change of each plan without reading all that ever happened", async () => {
  const { id } = await buildMunicipality(db);
  await inScope(db, id, async (scope) => {
    await sql`insert into plans (municipality_id, key, title, state, levels)
      select ${id}::int, 'p' || number, '{"ja": "計画"}', 'draft', '[]' from generate_series(1, 41) number`.execute(
      scope.db,
    );
    // Of all plans but the last one; the actor tells the number of the change.
    await sql`insert into plan_changes (municipality_id, plan_id, batch, kind, record_key, operation, actor_id)
      select ${id}::int, plans.id, 1, 'nodes', '1', 'edit', lpad(number::text, 32, '0')::uuid
      from generate_series(1, 100) number, plans where key <> 'p41' order by number, plans.id`.execute(scope.db);
  });
  const owner = new pg.Client(connection);
  await owner.connect();
  await owner.query("analyze plan_changes, plans");
  await owner.end();
  await inScope(db, id, async (scope) => {
    const last = await listLastChanges(scope);
    expect(new Set(last.map(({ planId }) => planId)).size).toBe(40);
    expect(last.map(({ actorId }) => actorId)).toEqual(Array(40).fill("00000000-0000-0000-0000-000000000100"));
    const { rows } = await sql<{ read: number }>`
      select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'plan_changes'`.execute(
      scope.db,
    );
    expect(rows[0]?.read).toBeLessThan(100);
  });
});
