import { beforeAll, expect, it } from "vitest";
import { staffContext, systemContext } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { importPlanFile } from "#modules/plan/public.ts";
import type { Clock } from "#platform/clock.ts";
import type { Municipality, StaffContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { withTestApp } from "#testing/test-app.ts";
import { correctValue } from "./correct-value.ts";
import { getReportable } from "./get-reportable.ts";
import { getIndicator, listIndicators, listValues } from "./indicator.data.ts";
import { CorrectValueInput, ReportValueInput } from "./inputs.ts";
import { listReportable } from "./list-reportable.ts";
import { permissions } from "./permissions.ts";
import { recordMeasures } from "./record-measures.ts";
import { reportValue } from "./report-value.ts";
import { takeMeasures } from "./take-measures.ts";

const clock: Clock = { now: () => new Date("2026-11-21T03:00:00Z") };
const app = await withTestApp({ clock });

const PLAN = (code: string) => `format: kakehashi-plan/1
municipality: "${code}"
plan: { key: p, title: { ja: 見本の計画 }, state: adopted, levels: [{ name: { ja: 目標 } }] }
nodes:
  - { key: "1", title: { ja: 交流 } }
indicators:
  - { key: volunteers, title: { ja: 登録者 }, unit: { ja: 人 }, direction: increase, valueSource: partner, body: kief }
  - { key: others, title: { ja: 別の団体の数 }, direction: increase, valueSource: partner, body: plaza }
  - { key: talked, title: { ja: 話した人 }, unit: { ja: "%" }, decimals: 1, direction: increase, valueSource: survey }
  - { key: projects, title: { ja: 事業の数 }, direction: increase, valueSource: measure, measure: plan.activeProjects }
targets:
  - { key: t1, indicator: volunteers, node: "1", kind: target, baselineDate: 2022-12, baselineValue: 161, targetDate: 2028-03-31, targetValue: 200 }
values:
  - { key: volunteers-2022-12, indicator: volunteers, date: 2022-12, value: 161, source: 注3 }
  - { key: volunteers-2025-12, indicator: volunteers, date: 2025-12, value: 181 }
`;

let city: Municipality;
let officer: StaffContext;
let partner: StaffContext;

beforeAll(async () => {
  city = await buildMunicipality(app.db);
  const [cityBody, foundation] = [
    await buildBody(app.db, city),
    await buildBody(app.db, city, { kind: "foundation", key: "kief" }),
  ];
  await importPlanFile(systemContext(app.parts, city), { source: PLAN(city.code), kinds: RECORD_KINDS });
  officer = contextOf("planOfficer", cityBody);
  partner = contextOf("partnerStaff", foundation);
});

function contextOf(role: string, body: { id: number; key: string }): StaffContext {
  const own = Object.entries(permissions).flatMap(([name, roles]) =>
    (roles as readonly string[]).includes(role) ? [name] : [],
  );
  const grants = [{ role, bodyId: body.id, permissions: own }];
  const staffId = "00000000-0000-4000-8000-000000000001";
  const actor = { staffId, name: "見本 花子", bodyId: body.id, bodyKey: body.key, grants };
  const signedIn = { actor, formToken: "t", language: "ja" as const, mustSetUpSecondFactor: false, requestId: "r" };
  return staffContext(app.parts, city, signedIn);
}

const typed = (fields: Record<string, string>) =>
  ReportValueInput.parse({ date: "2026-10", value: "190", evidence: "登録簿", ...fields });

async function codes(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("nothing was wrong");
  return error.issues.length > 0 ? error.issues.map((issue) => issue.code) : [error.code];
}

const valuesOf = (key: string) => officer.read((scope) => listValues(scope, [key]));

it("a partner reports what it is asked for: with evidence, history and audit, and the page changes", async () => {
  const before = await officer.read((scope) => scope.db.selectFrom("content_revisions").selectAll().execute());
  await reportValue(partner, { ...typed({ value: "１９０", note: "10月末" }), indicator: "volunteers" });
  const value = (await valuesOf("volunteers")).at(-1);
  expect(value).toMatchObject({
    key: "volunteers-2026-10",
    date: "2026-10",
    value: "190",
    basis: "source",
    source: "登録簿",
    note: { ja: "10月末" },
  });
  await officer.read(async (scope) => {
    const audit = await scope.db
      .selectFrom("audit_entries")
      .selectAll()
      .where("action", "=", "value.reported")
      .execute();
    expect(audit).toMatchObject([
      { actor_id: partner.actor.staffId, object_kind: "values", object_key: "p/volunteers-2026-10" },
    ]);
    const change = await scope.db
      .selectFrom("plan_changes")
      .selectAll()
      .where("record_key", "=", "volunteers-2026-10")
      .execute();
    expect(change).toMatchObject([{ kind: "values", operation: "add" }]);
    const after = await scope.db.selectFrom("content_revisions").selectAll().execute();
    expect(after[0]?.revision).toBeGreaterThan(before[0]?.revision ?? 0);
  });
});

it("a partner sees and touches only its own: not another body's, not the city's", async () => {
  const seen = await listReportable(partner);
  expect(seen).toMatchObject({ isCity: false, bodyName: { ja: "kief" } });
  expect(seen.indicators.map((entry) => entry.indicator.key)).toEqual(["volunteers"]);
  for (const indicator of ["others", "talked", "projects"]) {
    expect(await codes(reportValue(partner, { ...typed({}), indicator }))).toEqual(["common.error.forbidden"]);
  }
  expect(await codes(takeMeasures(partner, []))).toEqual(["common.error.forbidden"]);
});

it("a role that was given for a partner body does not reach the city's indicators", async () => {
  const foundation = { id: partner.actor.bodyId, key: "kief" };
  const administrator = contextOf("administrator", foundation);
  expect((await listReportable(administrator)).indicators.map((entry) => entry.indicator.key)).toEqual(["volunteers"]);
  expect(await codes(reportValue(administrator, { ...typed({}), indicator: "talked" }))).toEqual([
    "common.error.forbidden",
  ]);
});

it("the city sees all and what is due", async () => {
  const { isCity, indicators } = await listReportable(officer);
  expect(isCity).toBe(true);
  expect(indicators.map(({ indicator, isDue }) => [indicator.key, isDue])).toEqual([
    ["volunteers", false],
    ["others", true],
    ["talked", true],
    ["projects", false],
  ]);
});

it.each([
  ["2025-12-31", "indicators.error.dateTaken"],
  ["2025", "indicators.error.dateTaken"],
  ["2027-01", "indicators.error.dateInFuture"],
])("refuses a value of %s", async (date, code) => {
  expect(await codes(reportValue(officer, { ...typed({ date }), indicator: "volunteers" }))).toEqual([code]);
});

it("of two people who report the same day at once, one is told", async () => {
  const report = () => reportValue(officer, { ...typed({ date: "2024-12", value: "170" }), indicator: "volunteers" });
  const outcomes = await Promise.allSettled([report(), report()]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await valuesOf("volunteers")).filter((value) => value.date === "2024-12")).toHaveLength(1);
});

it("asks about a value that is far from the last one, and takes it when it is confirmed", async () => {
  const far = { date: "2026-11", value: "1810" };
  expect(await codes(reportValue(officer, { ...typed(far), indicator: "volunteers" }))).toEqual([
    "indicators.error.farFromLast",
  ]);
  await reportValue(officer, { ...typed({ ...far, confirmed: "on" }), indicator: "volunteers" });
  expect((await valuesOf("volunteers")).at(-1)?.value).toBe("1810");
});

it("takes a percentage between 0 and 100 only, and not more answers than questionnaires", async () => {
  const wrong = { ...typed({ value: "101" }), indicator: "talked" };
  expect(await codes(reportValue(officer, wrong))).toEqual(["indicators.error.notAPercentage"]);
  const parsed = ReportValueInput.safeParse({ date: "2026-02-31", value: "", respondents: "9", drawn: "5" });
  expect(parsed.error?.issues.map((issue) => issue.message).sort()).toEqual([
    "indicators.error.date",
    "indicators.error.evidenceMissing",
    "indicators.error.valueMissing",
  ]);
});

it("corrects a value with a reason, and refuses whoever has not seen the newest", async () => {
  const old = (await valuesOf("volunteers")).find((value) => value.key === "volunteers-2022-12");
  const fields = { date: "2022-12", value: "160", evidence: "注3の訂正", reason: "写し間違い" };
  const input = { ...CorrectValueInput.parse({ ...fields, version: old?.version }), indicator: "volunteers" };
  await correctValue(officer, { ...input, key: "volunteers-2022-12" });
  expect((await valuesOf("volunteers"))[0]).toMatchObject({ value: "160", source: "注3の訂正", version: 2 });
  expect(await codes(correctValue(officer, { ...input, key: "volunteers-2022-12" }))).toEqual([
    "indicators.error.changedMeanwhile",
  ]);
  const audit = await officer.read((scope) =>
    scope.db.selectFrom("audit_entries").selectAll().where("action", "=", "value.corrected").execute(),
  );
  expect(audit).toMatchObject([{ reason: "写し間違い", before: { value: "161" }, after: { value: "160" } }]);
});

it("a partner may not correct what the plan's document or the city said", async () => {
  const seen = await getReportable(partner, { indicator: "volunteers" });
  expect(seen.correctable.size).toBe(0);
  const input = CorrectValueInput.parse({
    date: "2025-12",
    value: "182",
    evidence: "登録簿",
    reason: "訂正",
    version: 1,
  });
  const wish = { ...input, indicator: "volunteers", key: "volunteers-2025-12" };
  expect(await codes(correctValue(partner, wish))).toEqual(["common.error.forbidden"]);
});

it("takes a measure once a month, moves it on within the month, and never takes nothing for zero", async () => {
  const say = (value: string | null) => [
    { name: "plan.activeProjects", unit: { ja: "事業" }, read: async () => value },
  ];
  const system = systemContext(app.parts, city);
  expect(await recordMeasures(system, [])).toEqual({ projects: "unknown" });
  expect(await recordMeasures(system, say(null))).toEqual({ projects: "empty" });
  expect(await recordMeasures(system, say("95"))).toEqual({ projects: "recorded" });
  expect(await recordMeasures(system, say("95"))).toEqual({ projects: "unchanged" });
  expect(await takeMeasures(officer, say("96"))).toEqual({ projects: "recorded" });
  expect(await valuesOf("projects")).toMatchObject([
    { date: "2026-11-21", value: "96", source: "plan.activeProjects" },
  ]);
});

it("offers one real measure: the projects of the plans that have not ended", async () => {
  const measures = app.parts.modules.flatMap((module) => module.measures ?? []);
  const [measure] = measures.filter((entry) => entry.name === "plan.activeProjects");
  expect(await officer.read(async (scope) => measure?.read(scope, "2026-11-21"))).toBe("0");
});

it("another municipality sees nothing", async () => {
  const other = systemContext(app.parts, await buildMunicipality(app.db));
  await other.read(async (scope) => {
    expect(await listIndicators(scope)).toEqual([]);
    expect(await listValues(scope, ["volunteers"])).toEqual([]);
    await expect(getIndicator(scope, "volunteers")).rejects.toMatchObject({ kind: "notFound" });
  });
});
