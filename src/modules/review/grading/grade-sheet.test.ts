import { beforeAll, describe, expect, it } from "vitest";
import { sqlState } from "#platform/db/database.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { buildBody } from "#testing/build.ts";
import { shippedRuleSet } from "#testing/build-grading.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { findSettings, saveSettings } from "../cycles/settings.data.ts";
import { listSheets, type Sheet } from "../sheets/sheet.data.ts";
import { readGradeDistribution } from "./read-distribution.ts";
import { updateRuleSet } from "./rule-set.data.ts";
import { listGradesOfSheet, listPastGrades } from "./sheet-grade.data.ts";

const app = await withTestApp();

const within = <T>(office: ReviewOffice, work: (scope: Scope) => Promise<T>) =>
  inScope(app.db, office.municipality.id, work);

/** An office whose plan is graded by this rule. */
async function officeWith(ruleSet: string): Promise<ReviewOffice> {
  const office = await openReviewOffice(app, []);
  await within(office, async (scope) => {
    const settings = await findSettings(scope, office.planId);
    if (settings) await saveSettings(scope, { ...settings, ruleSet });
  });
  return office;
}

const openYear = (office: ReviewOffice, year: number) => office.officer.post(`/review/open/${office.plan}/${year}`);

const sheetOf = (office: ReviewOffice, fiscalYear: number, project = "desk"): Promise<Sheet> =>
  within(office, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear });
    const [sheet] = await listSheets(scope, { cycleId: cycle.id, projects: [project] });
    if (!sheet) throw new Error("no such sheet");
    return sheet;
  });

async function submit(office: ReviewOffice, sheet: Sheet, fields: Record<string, string> = {}): Promise<Response> {
  return office.writer.post(`/review/sheets/${sheet.id}`, {
    ...FILLED,
    ...fields,
    version: String(sheet.version),
    act: "submit",
  });
}

const gradesOf = (office: ReviewOffice, sheet: Sheet) => within(office, (scope) => listGradesOfSheet(scope, sheet.id));

// FILLED: 11 of 12 were done, which is 91.7 %, so the rule proposes B.
describe("a year that is graded by outputs", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await officeWith("outputs-abcd");
    for (const year of [2023, 2024, 2025]) await openYear(office, year);
  });

  it("keeps the version that was there when it was opened", async () => {
    const cycle = await within(office, (scope) => getCycle(scope, { planKey: office.plan, fiscalYear: 2024 }));
    expect(cycle.ruleSetId).not.toBeNull();
  });

  it("shows the writer what is proposed for what she has saved, and how it was found", async () => {
    const sheet = await sheetOf(office, 2023);
    await office.writer.post(`/review/sheets/${sheet.id}`, { ...FILLED, version: String(sheet.version), act: "save" });
    const html = await (await office.writer.get(`/review/sheets/${sheet.id}`)).text();
    expect(html).toContain("規則による提案");
    expect(html).toContain("おおむね計画どおり");
    expect(html).toContain("計画 12、実績 11");
    expect(html).toContain("91.7");
    expect(await gradesOf(office, sheet)).toEqual([]);
  });

  it("puts the grade on record with the proposal when the sheet is handed in", async () => {
    const sheet = await sheetOf(office, 2023);
    expect((await submit(office, sheet)).status).toBe(303);
    const [given] = await gradesOf(office, sheet);
    expect(given).toMatchObject({
      grade: "B",
      evidence: "参加者名簿",
      gradedBy: office.writer.staffId,
      proposal: { ruleSet: "outputs-abcd", version: 1, grade: "B", isDeterminable: true },
    });
  });

  it("shows the grade, the proposal and the sum to those who check", async () => {
    const sheet = await sheetOf(office, 2023);
    const html = await (await office.head.get(`/review/sheets/${sheet.id}`)).text();
    expect(html).toContain("なぜこの評価か");
    expect(html).toContain("参加者名簿");
    expect(html).not.toContain("3年続けて");
  });

  it("wants a reason for another grade than the proposed one, at its field, and loses nothing", async () => {
    const sheet = await sheetOf(office, 2023, "class");
    const refused = await submit(office, sheet, { "f.selfGrade.grade": "A", "f.done.text": "消えない文" });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain("10字以上で書いてください");
    expect(html).toContain("消えない文");
    expect(await gradesOf(office, sheet)).toEqual([]);
    const fields = { "f.selfGrade.grade": "A", "f.selfGrade.overrideReason": "1回は台風のため延期し、4月に開いたため" };
    expect((await submit(office, sheet, fields)).status).toBe(303);
    const [given] = await gradesOf(office, sheet);
    expect(given).toMatchObject({ grade: "A", proposal: { grade: "B" } });
    const shown = await (await office.head.get(`/review/sheets/${sheet.id}`)).text();
    expect(shown).toContain("人が決めました");
    expect(shown).toContain("台風のため");
  });

  it("refuses a grade that the scale does not have", async () => {
    expect((await submit(office, await sheetOf(office, 2024), { "f.selfGrade.grade": "S" })).status).toBe(422);
  });

  it("wants evidence where the grade differs from last year's", async () => {
    const sheet = await sheetOf(office, 2024);
    const changed = { "f.outputs.0.actual": "12", "f.selfGrade.grade": "A" };
    const refused = await submit(office, sheet, changed);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("令和5年度（2023年度）から評価が変わっています");
    expect((await submit(office, sheet, { ...changed, "f.selfGrade.evidence": "https://example.jp/r6" })).status).toBe(
      303,
    );
  });

  it("tells those who check when the third year in a row brings the same grade and nothing new", async () => {
    await submit(office, await sheetOf(office, 2024, "class"), {
      "f.outputs.0.actual": "12",
      "f.selfGrade.grade": "A",
    });
    const third = await sheetOf(office, 2025, "class");
    const writing = await (await office.writer.get(`/review/sheets/${third.id}`)).text();
    expect(writing).toContain("これまで2年");
    await submit(office, third, { "f.outputs.0.actual": "12", "f.selfGrade.grade": "A" });
    const html = await (await office.head.get(`/review/sheets/${third.id}`)).text();
    expect(html).toContain("3年続けて同じ評価");
  });

  it("counts how grades fell", async () => {
    const distribution = await within(office, async (scope) => {
      const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2025 });
      return readGradeDistribution(scope, { cycleId: cycle.id });
    });
    expect(distribution).toMatchObject({ sheets: 2, notGraded: 1, unchanged: 1, overridden: 0 });
    expect(distribution?.grades).toContainEqual({ grade: "A", count: 1 });
    expect(distribution?.lastYear).toContainEqual({ grade: "A", count: 2 });
    expect(distribution?.byMeasure.map(({ number }) => number)).toEqual(["1"]);
  });

  it("counts for the public only what has been published", async () => {
    const distribution = await within(office, async (scope) => {
      const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2025 });
      return readGradeDistribution(scope, { cycleId: cycle.id, states: ["published"] });
    });
    expect(distribution).toMatchObject({ sheets: 0, notGraded: 0 });
  });

  it("gives each project its earlier grades, the newest first, and not those of the year itself", async () => {
    const past = await within(office, (scope) =>
      listPastGrades(scope, { planId: office.planId, before: 2025, project: "desk" }),
    );
    expect(past.map(({ fiscalYear, grade }) => [fiscalYear, grade])).toEqual([
      [2024, "A"],
      [2023, "B"],
    ]);
  });

  it("does not let a rule be changed under the year that rests on it", async () => {
    const attempt = within(office, async (scope) => {
      const { ruleSetId } = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
      await updateRuleSet(scope, ruleSetId ?? 0, { rules: shippedRuleSet("tama-path"), note: null });
    });
    await expect(attempt.catch((error: unknown) => sqlState(error))).resolves.toBe("23001");
  });

  it("is not seen from another municipality", async () => {
    const other = await openReviewOffice(app, []);
    const sheet = await sheetOf(office, 2023);
    expect(await within(other, (scope) => listGradesOfSheet(scope, sheet.id))).toEqual([]);
    expect(await within(other, (scope) => listPastGrades(scope, { planId: office.planId, before: 2100 }))).toEqual([]);
  });
});

describe("a year whose rule asks questions", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await officeWith("aioi-questions");
    await openYear(office, 2024);
  });
  const answers = (option: string) =>
    Object.fromEntries(
      ["relevance", "effect", "efficiency", "fairness"].map((key) => [`f.selfGrade.answers.${key}`, option]),
    );

  it("shows the questions and wants their answers", async () => {
    const sheet = await sheetOf(office, 2024);
    const html = await (await office.writer.get(`/review/sheets/${sheet.id}`)).text();
    expect(html).toContain("有効性（成果が出ているか）");
    const refused = await submit(office, sheet, {
      "f.selfGrade.grade": "improve",
      "f.selfGrade.overrideReason": "十分に長い理由を書いた",
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("答えを選んでください");
  });

  it("adds the answers up and keeps them with the grade", async () => {
    const sheet = await sheetOf(office, 2024);
    expect((await submit(office, sheet, { ...answers("circle"), "f.selfGrade.grade": "improve" })).status).toBe(303);
    const [given] = await gradesOf(office, sheet);
    expect(given).toMatchObject({ grade: "improve", answers: { effect: "circle" }, proposal: { grade: "improve" } });
    expect(given?.proposal.steps).toContainEqual({ key: "points", value: "8", matched: null });
  });
});

it("takes “does not apply” for an answer and counts it apart", async () => {
  const office = await officeWith("outputs-abcd");
  await openYear(office, 2024);
  const sheet = await sheetOf(office, 2024);
  const none = { "f.selfGrade.notApplicable": "on", "f.selfGrade.grade": "", "f.selfGrade.evidence": "" };
  expect((await submit(office, sheet, none)).status).toBe(303);
  expect(await gradesOf(office, sheet)).toMatchObject([{ grade: null }]);
  const distribution = await within(office, (scope) => readGradeDistribution(scope, { cycleId: sheet.cycleId }));
  expect(distribution).toMatchObject({ notApplicable: 1, notGraded: 1 });
});

describe("the page of a year's grades", () => {
  let office: ReviewOffice;
  const page = (client: ReviewOffice["officer"], year = 2024) => client.get(`/review/${office.plan}/${year}/grades`);
  beforeAll(async () => {
    office = await officeWith("outputs-abcd");
    await openYear(office, 2024);
    await submit(office, await sheetOf(office, 2024), {
      "f.selfGrade.grade": "A",
      "f.selfGrade.overrideReason": "1回は台風のため延期し、4月に開いたため",
    });
  });

  it("shows the distribution and what was decided otherwise, with the reason", async () => {
    const html = await (await page(office.officer)).text();
    expect(html).toContain("評価の分布");
    expect(html).toContain("提案と違う評価の事業（1件）");
    expect(html).toContain("B → A");
    expect(html).toContain("台風のため延期");
    expect(html).not.toContain("3年続けて同じ評価の事業（");
  });

  it("is led to from the year", async () => {
    const html = await (await office.officer.get(`/review/${office.plan}/2024`)).text();
    expect(html).toContain(`/review/${office.plan}/2024/grades`);
  });

  it("shows a partner body its own sheets alone", async () => {
    const body = await buildBody(app.db, office.municipality, { kind: "foundation" });
    const partner = await signIn(app, office.municipality, { role: "partnerStaff", body });
    const html = await (await page(partner)).text();
    expect(html).toContain("0件の事業");
    expect(html).not.toContain("台風のため延期");
  });

  it("is not there for a year that was not opened, nor from another municipality", async () => {
    expect((await page(office.officer, 2030)).status).toBe(404);
    const other = await openReviewOffice(app, []);
    expect((await page(other.officer)).status).toBe(404);
  });

  it("says so where the year has no rule", async () => {
    const other = await openReviewOffice(app, []);
    await openYear(other, 2024);
    const html = await (await other.officer.get(`/review/${other.plan}/2024/grades`)).text();
    expect(html).toContain("評価の規則がありません");
  });
});
