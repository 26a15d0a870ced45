import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { inForce } from "../records/in-force.data.ts";

export interface SearchHit {
  kind: "nodes" | "projects" | "texts" | "desiredStates" | "actions" | "evidenceTables" | "partners" | "sections";
  key: string;
  number: string | null;
  title: Text;
  summary: Text | null;
  /** On whose page it stands: the group of an evidence table, the node of a text or a desired state. */
  group: string | null;
}

export const SEARCH_LIMIT = 40;

const LONGEST_MS = 5_000;

/**
 * Records in whose titles or texts, in any language, every term stands, those with the terms in their titles first.
 * Compared without regard to case and width (NFKC), with what is written and with what the furigana say. A plan is small
 * enough to be looked through; no index has to be kept true. A statement that takes too long is cancelled by the database.
 */
export async function searchRecords(
  scope: Scope,
  where: { planId: number; terms: readonly string[]; today: string },
): Promise<SearchHit[]> {
  const wanted = sql.join(
    where.terms.map((term) => sql`strpos(words, ${term.normalize("NFKC").toLowerCase()}) > 0`),
    sql` and `,
  );
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${where.planId}`;
  const lasting = sql`${own} and ${inForce(where.today)}`;
  const atNodes = sql`${own} and node = any(array(select key from plan_nodes where ${lasting}))`;
  const from = (table: string, rows: RawBuilder<unknown>, texts: readonly string[]) =>
    sql`from ${sql.table(table)}, ${wordsOf(texts)} where ${rows} and ${wanted}`;
  await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(scope.db);
  const { rows } = await sql<SearchHit>`
    select kind, key, number, title, summary, "group" from (
    (select 'nodes' as kind, key, number, title, summary, null as "group", 1 as rank, position ${from("plan_nodes", lasting, ["title", "summary"])})
    union all
    (select 'projects', key, null, title, summary, null, 2, position ${from("plan_projects", lasting, ["title", "summary"])})
    union all
    (select 'texts', key, null, text, heading, node, 3, position ${from("plan_texts", atNodes, ["text", "heading"])})
    union all
    (select 'desiredStates', key, null, text, heading, node, 4, position ${from("plan_desired_states", atNodes, ["text", "heading"])})
    union all
    (select 'actions', key, number::text, title, null, null, 5, position ${from("plan_actions", own, ["title"])})
    union all
    (select 'evidenceTables', key, null, title, note, group_key, 6, position ${from("plan_evidence_tables", own, ["title", "note"])})
    union all
    (select 'partners', key, null, name, role, null, 7, position ${from("plan_partners", own, ["name", "role"])})
    union all
    (select 'sections', key, null, name, null, null, 8, position ${from("plan_sections", own, ["name"])})
    ) as found, ${wordsOf(["title"])}
    order by not (${wanted}), rank, position limit ${SEARCH_LIMIT + 1}`.execute(scope.db);
  return rows;
}

/** Nearly all that a plan says. Every one of these is its own NFKC; finding that out costs a fifth of normalising. */
const PLAIN = "[^\\n -~、-〜ぁ-ゖゝゞァ-ヾ一-鿿]";

/** The characters that `parseRuby` takes for those whose reading follows. To keep parts of a match takes twice the time. */
const BEFORE_READING = "(?:｜[^｜《》]+|[一-鿿々〆ヶ〇]+)(?=《)";

/**
 * All languages of some texts in a row, as `words`, a line each, and after them, where there are furigana, as they are
 * read: a term has no blanks, so none begins in one and ends in the next. The aggregate and `offset 0` keep the planner
 * from working it out again for each term.
 */
function wordsOf(columns: readonly string[]) {
  const values = columns.map((column) => sql`select value from jsonb_each_text(${sql.ref(column)})`);
  return sql`lateral (
    select case when line ~ ${PLAIN} then normalize(line, NFKC) else line end as words from (
      select lower(string_agg(case when strpos(value, '《') = 0 then value
        else regexp_replace(value, '《[^》]*》', '', 'g') || E'\\n' || translate(regexp_replace(value, ${BEFORE_READING}, '', 'g'), '《》', '') end, E'\\n')) as line
      from (${sql.join(values, sql` union all `)}) as texts offset 0
    ) as lines offset 0) as searched`;
}
