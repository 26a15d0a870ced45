import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { inForce } from "../records/in-force.data.ts";

export interface SearchHit {
  kind: "nodes" | "projects" | "actions" | "evidenceTables" | "partners";
  key: string;
  number: string | null;
  title: Text;
  summary: Text | null;
  /** Evidence tables: the group whose page shows them. */
  group: string | null;
}

export const SEARCH_LIMIT = 40;

/**
 * Records in whose titles or texts, in any language, every term stands. Compared without regard to case, width
 * (NFKC) and furigana. A plan is small enough to be looked through; no index has to be kept true.
 */
export async function searchRecords(
  scope: Scope,
  where: { planId: number; terms: readonly string[]; today: string },
): Promise<SearchHit[]> {
  const patterns = where.terms.map(
    (term) =>
      `%${term
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\\%_]/g, "\\$&")}%`,
  );
  const inTexts = (first: string, second: string) => sql`
    not exists (select from unnest(${patterns}::text[]) pattern where not exists (
      select from jsonb_each_text(coalesce(${sql.ref(first)}, '{}')) as a(code, value)
        where normalize(lower(regexp_replace(a.value, '《[^》]*》', '', 'g')), NFKC) like pattern
      union all
      select from jsonb_each_text(coalesce(${sql.ref(second)}, '{}')) as b(code, value)
        where normalize(lower(regexp_replace(b.value, '《[^》]*》', '', 'g')), NFKC) like pattern))`;
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${where.planId}`;
  const { rows } = await sql<SearchHit>`
    (select 'nodes' as kind, key, number, title, summary, null as "group", 1 as rank, position from plan_nodes where ${own} and ${inForce(where.today)} and ${inTexts("title", "summary")})
    union all
    (select 'projects', key, null, title, summary, null, 2, position from plan_projects where ${own} and ${inForce(where.today)} and ${inTexts("title", "summary")})
    union all
    (select 'actions', key, number::text, title, null, null, 3, position from plan_actions where ${own} and ${inTexts("title", "title")})
    union all
    (select 'evidenceTables', key, null, title, note, group_key, 4, position from plan_evidence_tables where ${own} and ${inTexts("title", "note")})
    union all
    (select 'partners', key, null, name, role, null, 5, position from plan_partners where ${own} and ${inTexts("name", "role")})
    order by rank, position limit ${SEARCH_LIMIT + 1}`.execute(scope.db);
  return rows;
}
