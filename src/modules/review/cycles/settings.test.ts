import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import { getCycle } from "./cycle.data.ts";
import { findSettings } from "./settings.data.ts";

const app = await withTestApp();

const settingsOf = (office: ReviewOffice) =>
  inScope(app.db, office.municipality.id, (scope) => findSettings(scope, office.planId));
const cycleOf = (office: ReviewOffice, fiscalYear: number) =>
  inScope(app.db, office.municipality.id, (scope) => getCycle(scope, { planKey: office.plan, fiscalYear }));

const FORM = {
  reportsDue: "5月20日",
  lockedAfter: "",
  settledDue: "6/20",
  fieldSet: "standard",
  ruleSet: "outputs-abcd",
  "chain.0.order": "2",
  "chain.0.key": "sectionhead",
  "chain.0.nameJa": "課長",
  "chain.0.kind": "sectionHead",
  "chain.0.due": "6/10",
  "chain.1.order": "1",
  "chain.1.nameJa": "事前の確認",
  "chain.1.kind": "leadSection",
  "chain.1.due": "5/25",
};

const openParts = (html: string) =>
  [...html.matchAll(/<details class="section settings-part" id="(\w+)" open/g)].map(([, id]) => id);

describe("how a plan is reviewed", () => {
  let office: ReviewOffice;
  let path: string;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    path = `/review/settings/${office.plan}`;
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });

  it("is shown as it stands", async () => {
    const html = await (await office.officer.get(path)).text();
    expect(html).toContain('value="5/16"');
    expect(html).toContain('value="主管課"');
    // A phone shows the first part and the names of the others, with what they hold.
    expect(openParts(html)).toEqual(["dates"]);
    expect(html).toMatch(/<summary><h2>確認の順番<\/h2><span class="more">[^<]*主管課/);
  });

  it("is saved for the years to come; the year that runs keeps its chain and dates", async () => {
    expect((await office.officer.post(path, { ...FORM, version: "1" })).status).toBe(303);
    expect(await settingsOf(office)).toMatchObject({
      version: 2,
      ruleSet: "outputs-abcd",
      attachesWorkbook: false,
      schedule: { reportsDue: "05-20", lockedAfter: null, settledDue: "06-20" },
      chain: [
        { kind: "leadSection", due: "05-25" },
        { key: "sectionhead", due: "06-10" },
      ],
    });
    expect(await cycleOf(office, 2024)).toMatchObject({ reportsDue: "2025-05-16", ruleSetId: null });
    await office.officer.post(`/review/open/${office.plan}/2025`);
    const next = await cycleOf(office, 2025);
    expect(next.reportsDue).toBe("2026-05-20");
    expect(next.chain.map(({ due }) => due)).toEqual(["2026-05-25", "2026-06-10"]);
  });

  it("names everything that is wrong and loses nothing", async () => {
    const wrong = { ...FORM, version: "2", reportsDue: "来月", "chain.0.nameJa": "", fieldSet: "none" };
    const answer = await office.officer.post(path, wrong);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const words of ["月と日で書いてください", "確認の名前を書いてください", "一覧にないものです", "来月"])
      expect(html).toContain(words);
    expect(openParts(html)).toEqual(["dates", "chain", "forms"]);
    const inChain = await office.officer.post(path, { ...FORM, version: "2", "chain.0.nameJa": "" });
    expect(openParts(await inChain.text())).toEqual(["chain"]);
  });

  it("is not overwritten by somebody who had an older page before her", async () => {
    expect((await office.officer.post(path, { ...FORM, version: "1" })).status).toBe(409);
  });

  it("is the officer's, in her own municipality", async () => {
    expect((await office.head.get(path)).status).toBe(403);
    expect((await office.head.post(path, { ...FORM, version: "2" })).status).toBe(403);
    const other = await openReviewOffice(app);
    expect((await other.officer.get(path)).status).toBe(404);
    expect((await other.officer.post(path, { ...FORM, version: "2" })).status).toBe(404);
  });
});

describe("what a sheet asks", () => {
  let office: ReviewOffice;
  const path = "/review/fields/standard";
  const FIELDS = {
    nameJa: "本市の様式",
    "done.shown": "on",
    "done.labelJa": "したこと",
    "done.required": "on",
    "done.order": "1",
    "settled.shown": "on",
    "settled.labelJa": "決算額",
    "new.0.labelJa": "協力した団体",
    "new.0.part": "result",
  };
  beforeAll(async () => {
    office = await openReviewOffice(app);
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });

  it("becomes a new version; the year that runs keeps the old one", async () => {
    expect((await office.officer.get(path)).status).toBe(200);
    expect((await office.officer.post(path, { ...FIELDS, version: "1" })).status).toBe(303);
    await office.officer.post(`/review/open/${office.plan}/2025`);
    const [old, next] = [await cycleOf(office, 2024), await cycleOf(office, 2025)];
    const sets = await inScope(app.db, office.municipality.id, async (scope) => [
      await getFieldSet(scope, old.fieldSetId),
      await getFieldSet(scope, next.fieldSetId),
    ]);
    expect(sets.map((set) => set.version)).toEqual([1, 2]);
    expect(sets[1]?.fields.map(({ key, label }) => [key, label.ja])).toEqual([
      ["done", "したこと"],
      ["settled", "決算額"],
      [expect.stringMatching(/^text\d+$/), "協力した団体"],
    ]);
    expect(sets[1]?.fields[1]?.isSettled).toBe(true);
    expect(await (await office.officer.get(path)).text()).toContain('name="rolling.shown"');
  });

  it("refuses a form without fields, and an older version", async () => {
    expect((await office.officer.post(path, { nameJa: "様式", version: "2" })).status).toBe(422);
    expect((await office.officer.post(path, { ...FIELDS, version: "1" })).status).toBe(409);
  });

  it("is the officer's; another municipality has its own", async () => {
    expect((await office.writer.post(path, { ...FIELDS, version: "2" })).status).toBe(403);
    const other = await openReviewOffice(app);
    const html = await (await other.officer.get(path)).text();
    expect(html).not.toContain("本市の様式");
    expect((await other.officer.get("/review/fields/none")).status).toBe(404);
  });
});
