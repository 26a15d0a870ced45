import { type RawBuilder, sql } from "kysely";
import type pg from "pg";
import { insertSession } from "#modules/accounts/sign-in/session.data.ts";
import { formTokenOf, sessionCookie } from "#modules/accounts/sign-in/session.ts";
import { insertCycle } from "#modules/review/cycles/cycle.data.ts";
import { saveSettings } from "#modules/review/cycles/settings.data.ts";
import { obtainFieldSet } from "#modules/review/fields/shipped-field-sets.ts";
import { obtainRuleSet } from "#modules/review/grading/obtain-rule-set.ts";
import { createDatabase, createPool, type Database } from "#platform/db/database.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { makeMunicipality, PLAN_KEY } from "./synthetic-plans.ts";

const PROJECTS = 100;
const SECTIONS = 45;
/** Four years that are published and one that runs. */
const YEARS = [2021, 2022, 2023, 2024, 2025] as const;
const OPEN_YEAR = 2025;
const RULE_SET = "outputs-abcd";
const SCHEDULE = { reportsDue: "05-16", lockedAfter: null, settledDue: "06-13" };

/** Fills a database that is empty and migrated. */
export async function makeReviewedCities(connection: pg.ClientConfig, count: number): Promise<ReviewedCity[]> {
  const db = createDatabase(createPool(connection, 2));
  const cities: ReviewedCity[] = [];
  for (let number = 1; number <= count; number += 1) cities.push(await makeReviewedCity(db, number));
  await db.destroy();
  return cities;
}

/** A city whose sections report, and its officer, who is signed in. */
export interface ReviewedCity {
  id: number;
  slug: string;
  officer: { cookie: string; formToken: string };
  sectionIds: number[];
  /** Sheets of all years. */
  sheets: number;
}

/** A municipality with 100 projects of 45 sections and five years of sheets, each with its steps and a few facts. */
async function makeReviewedCity(db: Database, number: number): Promise<ReviewedCity> {
  const { id, slug, staffId } = await makeMunicipality(db, number, { nodes: 60, projects: PROJECTS });
  return inScope(db, id, async (scope) => {
    const plan = await scope.db.selectFrom("plans").select("id").where("key", "=", PLAN_KEY).executeTakeFirstOrThrow();
    await makeOffice(scope, staffId);
    await makeOwners(scope, plan.id);
    await makeFacts(scope, plan.id);
    const sheets = await makeYears(scope, plan.id);
    const sections = await scope.db.selectFrom("sections").select("id").orderBy("id").execute();
    const session = { staffId, state: "open" as const, userAgent: "bench", now: new Date() };
    const token = await insertSession(scope, session);
    const cookie = sessionCookie({ slug, publicUrl: "http://127.0.0.1" }, token).split(";")[0] ?? "";
    const officer = { cookie, formToken: formTokenOf(token) };
    return { id, slug, officer, sectionIds: sections.map((section) => section.id), sheets };
  });
}

/** The officer's role, the sections, and in each an official who holds its post. */
async function makeOffice(scope: Scope, officerId: string): Promise<void> {
  const own = sql`${scope.municipalityId}::int`;
  const city = sql`(select id from bodies where municipality_id = ${own} and kind = 'city')`;
  await sql`insert into grants (municipality_id, staff_id, role, body_id)
    select ${own}, ${officerId}, 'planOfficer', ${city}`.execute(scope.db);
  await sql`
    insert into sections (municipality_id, body_id, key, name, position)
    select ${own}, ${city}, 's' || i, jsonb_build_object('ja', '見本第' || i || '課', 'en', 'Section ' || i), i
    from generate_series(1, ${SECTIONS}::int) i`.execute(scope.db);
  await sql`
    insert into staff (municipality_id, body_id, section_id, account, name)
    select ${own}, body_id, id, 'official-' || key, '見本 担当' || position from sections where municipality_id = ${own}`.execute(
    scope.db,
  );
  await sql`
    insert into posts (municipality_id, body_id, section_id, name)
    select ${own}, body_id, id, jsonb_build_object('ja', name ->> 'ja' || ' 担当', 'en', 'Officer') from sections
    where municipality_id = ${own}`.execute(scope.db);
  await sql`
    insert into post_assignments (municipality_id, post_id, staff_id, kind, valid_from)
    select ${own}, posts.id, staff.id, 'holder', '2020-04-01' from posts join staff using (section_id)
    where posts.municipality_id = ${own} and staff.municipality_id = ${own}`.execute(scope.db);
}

/** Projects go round the sections. */
async function makeOwners(scope: Scope, planId: number): Promise<void> {
  await sql`
    insert into project_owners (municipality_id, plan_id, project, post_id, valid_from)
    select ${scope.municipalityId}, ${planId}::int, 'p' || i, posts.id, '2020-04-01'
    from generate_series(1, ${PROJECTS}::int) i
    join sections on sections.municipality_id = ${scope.municipalityId} and sections.position = (i - 1) % ${SECTIONS}::int + 1
    join posts on posts.section_id = sections.id`.execute(scope.db);
}

/** Two things that were done for each project in each year. */
async function makeFacts(scope: Scope, planId: number): Promise<void> {
  await sql`
    insert into facts (municipality_id, plan_id, project, date, kind, title, quantities, body_id, entered_at)
    select ${scope.municipalityId}, ${planId}::int, 'p' || i, make_date(year, 5 + turn, 10), 'staff.activity',
      jsonb_build_object('ja', '教室の開催 第' || turn || '回'),
      jsonb_build_array(jsonb_build_object('name', 'participants', 'label', jsonb_build_object('ja', '参加者'),
        'value', (20 + i)::text, 'unit', jsonb_build_object('ja', '人'))),
      (select id from bodies where municipality_id = ${scope.municipalityId} and kind = 'city'), now()
    from generate_series(1, ${PROJECTS}::int) i, generate_series(2021, 2026) year, generate_series(1, 2) turn`.execute(
    scope.db,
  );
}

const CHAIN = [
  { key: "head", kind: "sectionHead", name: { ja: "所管課長の確認", en: "Head of section" }, due: "05-23" },
  { key: "lead", kind: "leadSection", name: { ja: "主管課の確認", en: "Lead section" }, due: "06-20" },
  { key: "group", kind: "committee", name: { ja: "作業部会", en: "Working group" }, due: "07-31" },
].map((check) => ({ ...check, kind: check.kind as "committee", committee: null }));

async function makeYears(scope: Scope, planId: number): Promise<number> {
  const settings = { planId, chain: CHAIN, schedule: SCHEDULE, attachesWorkbook: true };
  await saveSettings(scope, { ...settings, fieldSet: "standard", ruleSet: RULE_SET });
  const fieldSet = await obtainFieldSet(scope, "standard");
  const ruleSet = await obtainRuleSet(scope, RULE_SET);
  let made = 0;
  for (const year of YEARS) {
    const on = (day: string) => `${year + 1}-${day}`;
    const cycleId = await insertCycle(scope, {
      planId,
      fiscalYear: year,
      phases: [],
      chain: CHAIN.map((check) => ({ ...check, due: on(check.due) })),
      fieldSetId: fieldSet.id,
      ruleSetId: ruleSet.id,
      reportsDue: on(SCHEDULE.reportsDue),
      lockedAfter: null,
      settledDue: on(SCHEDULE.settledDue),
      openedAt: new Date(`${year + 1}-04-01T00:00:00Z`),
      openedBy: null,
      basis: "source",
    });
    if (year !== OPEN_YEAR)
      await scope.db.updateTable("review_cycles").set({ state: "published" }).where("id", "=", cycleId).execute();
    made += await makeSheets(scope, { cycleId, planId, year });
  }
  return made;
}

async function makeSheets(scope: Scope, at: { cycleId: number; planId: number; year: number }): Promise<number> {
  // Of the year that runs, half of the sheets are not sent yet.
  const state =
    at.year === OPEN_YEAR
      ? sql`(array['notStarted', 'draft', 'submitted', 'returned', 'accepted', 'draft', 'submitted'])[i % 7 + 1]`
      : sql`'published'`;
  const { rows } = await sql<{ count: number }>`
    with made as (
      insert into sheets (municipality_id, cycle_id, plan_id, project, position, project_title, place, body_id, section_id,
        section_name, post_id, post_name, state, level, settled_state, submitted_at, values)
      select ${scope.municipalityId}, ${at.cycleId}::int, ${at.planId}::int, 'p' || i, i, plan_projects.title,
        jsonb_build_array(jsonb_build_object('key', 'a1', 'number', '1', 'title', plan_projects.title)),
        sections.body_id, sections.id, sections.name, posts.id, posts.name, state,
        case when state = 'submitted' then i % 3 end, 'provisional', now(), ${valuesOf(at.year)}
      from generate_series(1, ${PROJECTS}::int) i
      cross join lateral (select ${state} as state) stands
      join plan_projects on plan_projects.plan_id = ${at.planId}::int and plan_projects.key = 'p' || i
      join sections on sections.municipality_id = ${scope.municipalityId} and sections.position = (i - 1) % ${SECTIONS}::int + 1
      join posts on posts.section_id = sections.id
      returning id, state, values
    ), steps as (
      insert into sheet_steps (municipality_id, sheet_id, at, act, to_state, after)
      select ${scope.municipalityId}, id, now(), act, state, values from made, unnest(array['open', 'save', 'submit']) act
    )
    select count(*)::int from made`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

/** About as much as a section writes, a fresh number in each. */
function valuesOf(year: number): RawBuilder<unknown> {
  const text = (words: string) => sql`jsonb_build_object('text', i || ${`。${words}`})`;
  const amounts = (base: RawBuilder<unknown>) =>
    sql`jsonb_build_object('amounts', jsonb_build_object('general', (${base})::text, 'national', (i * 7)::text))`;
  return sql`jsonb_build_object(
    'planned', ${text("市内の各地域で教室を通年開催し、学習支援者を新たに養成するとともに、広報の方法を見直す。")},
    'outputs', jsonb_build_object('outputs', jsonb_build_array(
      jsonb_build_object('name', '開催回数', 'unit', '回', 'planned', '24', 'actual', (20 + i % 9)::text, 'takenFrom', null),
      jsonb_build_object('name', '参加者', 'unit', '人', 'planned', '300', 'actual', (200 + i * 3)::text, 'takenFrom', null))),
    'done', ${text("計画した会場すべてで開催し、夏の参加者が見込みを上回ったため、秋から一つの会場を加えた。")},
    'budget', ${amounts(sql`i * 100 + ${year}::int`)},
    'settled', ${amounts(sql`i * 96 + ${year}::int`)},
    'selfGrade', jsonb_build_object('grade', (array['A', 'B', 'C'])[i % 3 + 1], 'evidence', '参加者名簿 ' || ${String(year)}::text || '-' || i,
      'overrideReason', '', 'answers', '{}'::jsonb),
    'reasons', ${text("参加者の数はほぼ計画に達し、終わりの調査でも役に立ったという答えが多かった。")},
    'issues', ${text("夜の時間に通いたい人の声が多く、学習支援者の確保がむずかしい。")},
    'direction', jsonb_build_object('direction', 'continue'),
    'directionReason', ${text("求める人が増えており、続けることで効果が見込まれるため。")},
    'rolling', jsonb_build_object('years', jsonb_build_array(jsonb_build_object('year', ${year + 1}::int, 'kind', 'continue',
      'activities', '同じ会場で通年開催する。', 'amounts', jsonb_build_object('general', (i * 100)::text)))))`;
}
