import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/db/database.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";

export interface PlanSize {
  /** On three levels: a twentieth of them are directions, and a fifth of those are policies. */
  nodes: number;
  projects: number;
}

export const PLAN_KEY = "bench-plan";

export interface MadeMunicipality {
  id: number;
  slug: string;
  /** May edit the plan. */
  staffId: string;
}

/** A municipality with one plan of this size, all texts in three languages. */
export async function makeMunicipality(db: Database, number: number, size: PlanSize): Promise<MadeMunicipality> {
  const slug = `bench-${number}`;
  const { id } = await db
    .insertInto("municipalities")
    .values({
      code: String(900_000 + number),
      slug,
      name: JSON.stringify({ ja: `見本${number}市`, en: `Sample City ${number}` }),
      prefecture: JSON.stringify({ ja: "見本県", en: "Sample Prefecture" }),
      resident_word: JSON.stringify({ ja: "外国人住民", en: "foreign residents" }),
      theme: JSON.stringify({ light: "#7a1f3d", dark: "#f0a6bb", contrast: "#5c0f2b" }),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return inScope(db, id, async (scope) => {
    const staffId = await makeStaff(scope);
    const planId = await makePlan(scope);
    await makeTree(scope, planId, size);
    await makeReasons(scope, planId);
    await makeIndicators(scope, planId);
    return { id, slug, staffId };
  });
}

async function makeStaff(scope: Scope): Promise<string> {
  const body = await scope.db
    .insertInto("bodies")
    .values({ municipality_id: scope.municipalityId, key: "city", kind: "city", name: JSON.stringify({ ja: "市" }) })
    .returning("id")
    .executeTakeFirstOrThrow();
  const staff = await scope.db
    .insertInto("staff")
    .values({ municipality_id: scope.municipalityId, body_id: body.id, account: "bench", name: "見本" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return staff.id;
}

async function makePlan(scope: Scope): Promise<number> {
  const levels = ["基本方針", "施策の方向性", "施策"].map((ja) => ({
    name: { ja, en: "Level", "ja-easy": "だんかい" },
  }));
  const { rows } = await sql<{ id: number }>`
    insert into plans (municipality_id, key, title, state, period_start, period_end, vision, summary, reading, levels)
    values (${scope.municipalityId}, ${PLAN_KEY}, ${text(sql`1`)}, 'adopted', '2023-04-01', '2028-03-31', ${text(sql`1`)},
      ${prose(sql`1`)}, ${prose(sql`2`)}, ${JSON.stringify(levels)}::jsonb)
    returning id`.execute(scope.db);
  return rows[0]?.id ?? 0;
}

/** What a title is made of: about as long as those of real plans. */
function text(number: RawBuilder<unknown>) {
  return sql`jsonb_build_object('ja', '外国人住民の暮らしと交流を支える取組 その' || ${number},
    'en', 'Support for the daily life of foreign residents, part ' || ${number},
    'ja-easy', '外国《がいこく》の 人《ひと》を 手伝《てつだ》う こと ' || ${number})`;
}

function prose(number: RawBuilder<unknown>) {
  return sql`jsonb_build_object(
    'ja', '市の窓口と地域の団体が協力し、日本語を学ぶ機会、生活の相談、災害への備えについて、住民が必要な言葉で情報を受け取れるようにします。第' || ${number} || '項。',
    'en', 'The city and local groups work together so that residents receive, in the language they need, what they must know about learning Japanese, daily life and disasters. Item ' || ${number} || '.',
    'ja-easy', '市《し》と 地域《ちいき》の 人《ひと》が いっしょに 手伝《てつだ》います。わかる ことばで 知《し》らせます。' || ${number})`;
}

async function makeTree(scope: Scope, planId: number, { nodes, projects }: PlanSize): Promise<void> {
  const middle = Math.round(nodes / 8);
  const top = Math.max(3, Math.round(middle / 5));
  const leaves = nodes - middle - top;
  const own = sql`${scope.municipalityId}::int, ${planId}::int`;
  const level = (
    letter: string,
    { after, count }: { after: number; count: number },
    parent: RawBuilder<unknown>,
  ) => sql`
    insert into plan_nodes (municipality_id, plan_id, key, position, parent, number, title, summary)
    select ${own}, ${letter}::text || i, ${after}::int + i, ${parent}, i::text, ${text(sql`i`)}, ${prose(sql`i`)} from generate_series(1, ${count}::int) i`;
  await level("a", { after: 0, count: top }, sql`null`).execute(scope.db);
  await level("b", { after: top, count: middle }, sql`'a' || ((i - 1) % ${top}::int + 1)`).execute(scope.db);
  await level("c", { after: top + middle, count: leaves }, sql`'b' || ((i - 1) % ${middle}::int + 1)`).execute(
    scope.db,
  );
  await sql`
    insert into plan_projects (municipality_id, plan_id, key, position, title, summary)
    select ${own}, 'p' || i, i, ${text(sql`i`)}, ${prose(sql`i`)} from generate_series(1, ${projects}::int) i`.execute(
    scope.db,
  );
  await sql`
    insert into plan_listings (municipality_id, plan_id, key, position, project, node, home)
    select ${own}, 'p' || i || '-home', i, 'p' || i, 'c' || ((i - 1) % ${leaves}::int + 1), true from generate_series(1, ${projects}::int) i
    union all
    select ${own}, 'p' || i || '-again', ${projects}::int + i, 'p' || i, 'c' || (i % ${leaves}::int + 1), false from generate_series(1, ${projects}::int, 10) i`.execute(
    scope.db,
  );
}

/** Evidence, actions and where they lead; partners, sections. */
async function makeReasons(scope: Scope, planId: number): Promise<void> {
  const own = sql`${scope.municipalityId}::int, ${planId}::int`;
  const insert = async (table: string, count: number, fields: Record<string, RawBuilder<unknown>>) => {
    const columns = Object.keys(fields).map((name) => sql.ref(name));
    await sql`insert into ${sql.table(table)} (municipality_id, plan_id, key, position, ${sql.join(columns)})
      select ${own}, 'x' || i, i, ${sql.join(Object.values(fields))} from generate_series(1, ${count}::int) i`.execute(
      scope.db,
    );
  };
  const [number, title, summary] = [sql`i::text`, text(sql`i`), prose(sql`i`)];
  await insert("plan_evidence_groups", 5, { number, title, summary, kind: sql`'survey'` });
  await insert("plan_action_classes", 3, { number, title });
  const [group_key, class_key] = [sql`'x' || (i % 5 + 1)`, sql`'x' || (i % 3 + 1)`];
  await insert("plan_actions", 20, { number: sql`i`, group_key, class_key, title });
  await insert("plan_links", 15, { type: sql`'actionToNode'`, from_key: sql`'x' || i`, to_key: sql`'c' || i` });
  await insert("plan_partners", 10, { name: title, role: summary });
  await insert("plan_sections", 40, { name: title });
}

async function makeIndicators(scope: Scope, planId: number): Promise<void> {
  const own = sql`${scope.municipalityId}::int, ${planId}::int`;
  await sql`
    insert into indicators (municipality_id, plan_id, key, position, title, definition, direction)
    select ${own}, 'k' || i, i, ${text(sql`i`)}, ${prose(sql`i`)}, 'increase' from generate_series(1, 6) i`.execute(
    scope.db,
  );
  await sql`
    insert into indicator_targets (municipality_id, plan_id, key, position, indicator, kind, baseline_date, baseline_value, target_date, target_value)
    select ${own}, 't' || i, i, 'k' || i, 'target', '2022-12', 50, '2028-03-31', 80 from generate_series(1, 6) i`.execute(
    scope.db,
  );
  await sql`
    insert into indicator_values (municipality_id, plan_id, key, position, indicator, date, value)
    select ${own}, 'k' || i || '-' || year, i * 10 + year - 2020, 'k' || i, year || '-12', 45 + i + year - 2020
    from generate_series(1, 6) i, generate_series(2022, 2025) year`.execute(scope.db);
}

/** Changes the English title of each project, so that a file written before differs in all of them. */
export async function changeProjects(db: Database, municipalityId: number): Promise<void> {
  await inScope(db, municipalityId, async (scope) => {
    await sql`update plan_projects set title = title || '{"en": "Changed since"}' where municipality_id = ${scope.municipalityId}`.execute(
      scope.db,
    );
  });
}
