import { beforeAll, describe, expect, it } from "vitest";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../../cycles/cycle.data.ts";
import { findSettings, saveSettings } from "../../cycles/settings.data.ts";
import { listSheets } from "../../sheets/sheet.data.ts";
import { listRuleSets } from "../rule-set.data.ts";

const app = await withTestApp();
const within = <T>(office: ReviewOffice, work: (scope: Scope) => Promise<T>) =>
  inScope(app.db, office.municipality.id, work);

const ruleSets = (office: ReviewOffice) => within(office, listRuleSets);
const adopt = (office: ReviewOffice, key = "outputs-abcd") => office.officer.post("/review/rules", { key });
const newest = async (office: ReviewOffice) => {
  const [kept] = await ruleSets(office);
  if (!kept) throw new Error("no rule set");
  return kept;
};
const LIMIT_OF_B = "steps.0.bands.list.1.atLeast";
const CHANGE = {
  titleJa: "金沢の規則",
  titleEn: "Our rule",
  note: "本部会議で決めたため",
  [LIMIT_OF_B]: "95",
  act: "save",
};

describe("the shelf of rules", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app, []);
  });

  it("shows what there is to choose from, with its source", async () => {
    const html = await (await office.officer.get("/review/rules")).text();
    expect(html).toContain("長与町");
    expect(html).toContain("福岡市");
    expect(html).toContain("△10％以内");
    expect(html).toContain("この市の規則にする");
  });

  it("shows it to others without the buttons", async () => {
    const html = await (await office.writer.get("/review/rules")).text();
    expect(html).toContain("長与町");
    expect(html).not.toContain('<button class="button" type="submit">この市の規則にする');
  });

  it("takes a rule over once", async () => {
    expect((await adopt(office)).status).toBe(303);
    expect((await adopt(office)).status).toBe(303);
    expect((await ruleSets(office)).map(({ key, version }) => [key, version])).toEqual([["outputs-abcd", 1]]);
  });

  it("refuses what is not shipped, and those who may not", async () => {
    expect((await adopt(office, "nonsense")).status).toBe(404);
    expect((await office.writer.post("/review/rules", { key: "tama-path" })).status).toBe(403);
    expect((await ruleSets(office)).length).toBe(1);
  });
});

describe("a rule that no year rests on", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app, []);
    await adopt(office);
  });

  it("is shown in words", async () => {
    const html = await (await office.writer.get(`/review/rules/${(await newest(office)).id}`)).text();
    expect(html).toContain("80以上");
    expect(html).toContain("まだどの年度でも使っていません");
    expect(html).not.toContain("数を直す");
  });

  it("offers its numbers in a form, each under its name", async () => {
    const html = await (await office.officer.get(`/review/rules/${(await newest(office)).id}/edit`)).text();
    expect(html).toContain(`name="${LIMIT_OF_B}"`);
    expect(html).toContain("「B」になる下限（その数を含む）");
  });

  it("is changed in place", async () => {
    const { id } = await newest(office);
    const answer = await office.officer.post(`/review/rules/${id}/edit`, CHANGE);
    expect(answer.headers.get("location")).toContain(`/review/rules/${id}`);
    const changed = await newest(office);
    expect([changed.id, changed.version, changed.rules.title, changed.note]).toEqual([
      id,
      1,
      expect.objectContaining({ ja: "金沢の規則", en: "Our rule" }),
      "本部会議で決めたため",
    ]);
    expect(changed.rules.steps[0]?.bands?.list[1]?.atLeast).toBe("95");
  });

  it.each([
    { what: "a limit out of order", fields: { [LIMIT_OF_B]: "120" }, says: "大きい順になっていません" },
    { what: "a limit that is no number", fields: { [LIMIT_OF_B]: "たくさん" }, says: "数を入れてください" },
    { what: "no reason", fields: { note: " " }, says: "直す理由を書いてください" },
    { what: "no name", fields: { titleJa: "" }, says: "規則の名前を書いてください" },
  ])("refuses $what and keeps what was typed", async ({ fields, says }) => {
    const { id } = await newest(office);
    const answer = await office.officer.post(`/review/rules/${id}/edit`, {
      ...CHANGE,
      titleEn: "Kept words",
      ...fields,
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(says);
    expect(html).toContain("Kept words");
  });

  it("is not changed by those who may not, nor from another municipality", async () => {
    const { id } = await newest(office);
    expect((await office.writer.get(`/review/rules/${id}/edit`)).status).toBe(403);
    expect((await office.writer.post(`/review/rules/${id}/edit`, CHANGE)).status).toBe(403);
    const other = await openReviewOffice(app, []);
    for (const path of [`/review/rules/${id}`, `/review/rules/${id}/edit`]) {
      expect((await other.officer.get(path)).status).toBe(404);
    }
    expect((await other.officer.post(`/review/rules/${id}/edit`, CHANGE)).status).toBe(404);
    expect((await other.officer.get("/review/rules/none")).status).toBe(404);
  });
});

describe("a rule that a year rests on", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app, []);
    await within(office, async (scope) => {
      const settings = await findSettings(scope, office.planId);
      if (settings) await saveSettings(scope, { ...settings, ruleSet: "outputs-abcd" });
    });
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });
  const cycleOf = (year: number) =>
    within(office, (scope) => getCycle(scope, { planKey: office.plan, fiscalYear: year }));

  it("says in which years it is used", async () => {
    const html = await (await office.officer.get("/review/rules")).text();
    expect(html).toContain("使っている年度：多文化共生の計画 令和6年度");
  });

  it("is tried out on a year's sheets without saving anything", async () => {
    const [sheet] = await within(office, (scope) => listSheets(scope, { planId: office.planId, projects: ["desk"] }));
    await office.writer.post(`/review/sheets/${sheet?.id}`, { ...FILLED, version: "1", act: "save" });
    const { id } = await newest(office);
    const cycle = String((await cycleOf(2024)).id);
    const answer = await office.officer.post(`/review/rules/${id}/edit`, {
      ...CHANGE,
      note: "",
      act: "preview",
      cycle,
    });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("2件のうち1件で、提案が変わります");
    expect(html).toContain("相談窓口");
    expect((await ruleSets(office)).length).toBe(1);
  });

  it("becomes a new version when it is changed, and the year keeps the old one", async () => {
    const before = await newest(office);
    const answer = await office.officer.post(`/review/rules/${before.id}/edit`, CHANGE);
    expect(answer.status).toBe(303);
    const [second, first] = await ruleSets(office);
    expect([second?.version, first?.version, first?.id]).toEqual([2, 1, before.id]);
    expect(first?.rules.steps[0]?.bands?.list[1]?.atLeast).toBe("80");
    expect((await cycleOf(2024)).ruleSetId).toBe(before.id);
    const html = await (await office.officer.get(`/review/rules/${before.id}`)).text();
    expect(html).toContain("これより新しい版があります");
    expect(
      (await office.officer.post(`/review/rules/${before.id}/edit`, { ...CHANGE, [LIMIT_OF_B]: "90" })).status,
    ).toBe(409);
  });

  it("gives its place to the new version while nobody has been graded, and no longer", async () => {
    const { id } = await newest(office);
    const cycle = await cycleOf(2024);
    const use = () => office.officer.post(`/review/rules/${id}/use`, { cycle: String(cycle.id) });
    expect((await office.writer.post(`/review/rules/${id}/use`, { cycle: String(cycle.id) })).status).toBe(403);
    expect((await use()).status).toBe(303);
    expect((await cycleOf(2024)).ruleSetId).toBe(id);
    // 11 of 12 is below the new limit of B.
    const [sheet] = await within(office, (scope) => listSheets(scope, { cycleId: cycle.id, projects: ["desk"] }));
    const sent = { ...FILLED, version: String(sheet?.version), act: "submit", "f.selfGrade.grade": "C" };
    expect((await office.writer.post(`/review/sheets/${sheet?.id}`, sent)).status).toBe(303);
    expect((await use()).status).toBe(409);
  });

  it("is chosen for no year of another municipality", async () => {
    const other = await openReviewOffice(app, []);
    await adopt(other);
    const { id } = await newest(other);
    const cycle = String((await cycleOf(2024)).id);
    expect((await other.officer.post(`/review/rules/${id}/use`, { cycle })).status).toBe(404);
  });
});
