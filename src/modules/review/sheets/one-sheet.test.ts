import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { check, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets, type Sheet } from "./sheet.data.ts";
import { listSteps } from "./sheet-step.data.ts";

const app = await withTestApp();
const today = todayInJapan(app.parts.clock.now());

const sheetOf = (office: ReviewOffice, project: string): Promise<Sheet> =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const { id } = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    const [sheet] = await listSheets(scope, { cycleId: id, projects: [project] });
    if (!sheet) throw new Error("no such sheet");
    return sheet;
  });
const path = (sheet: Sheet, more = "") => `/review/sheets/${sheet.id}${more}`;

describe("the settled amount of a sheet", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app, [check("leadSection")]);
    await office.officer.post(`/review/open/${office.plan}/2024`);
    const sheet = await sheetOf(office, "desk");
    await office.writer.post(path(sheet), { ...FILLED, version: "1", act: "submit" });
  });

  it("is put right with a reason and confirmed by its owner, although the sheet was sent", async () => {
    const sheet = await sheetOf(office, "desk");
    expect(await (await office.writer.get(path(sheet))).text()).toContain("決算額の確定");
    const changed = { "f.settled.sent": "on", "f.settled.general": "1,148", version: String(sheet.version) };
    const noReason = await office.writer.post(path(sheet, "/settled"), changed);
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain("1,148");
    const words = await office.writer.post(path(sheet, "/settled"), { ...changed, "f.settled.general": "約千円" });
    expect(words.status).toBe(422);
    const answer = await office.writer.post(path(sheet, "/settled"), { ...changed, note: "決算書による" });
    expect(answer.status).toBe(303);
    const after = await sheetOf(office, "desk");
    expect(after).toMatchObject({ state: "submitted", settledState: "confirmed" });
    expect(after.values.settled).toEqual({ amounts: { general: "1148" } });
    expect(after.values.done).toEqual(sheet.values.done);
    const [step] = await inScope(app.db, office.municipality.id, (scope) => listSteps(scope, sheet.id));
    expect(step).toMatchObject({
      act: "confirmSettled",
      note: "決算書による",
      before: { settled: { amounts: { general: "1150" } } },
    });
  });

  it("is confirmed once", async () => {
    const sheet = await sheetOf(office, "desk");
    expect((await office.writer.post(path(sheet, "/settled"), { version: String(sheet.version) })).status).toBe(409);
  });

  it("is its owner's and the officer's", async () => {
    const sheet = await sheetOf(office, "class");
    await office.writer.post(path(sheet), { ...FILLED, version: "1", act: "save" });
    const stranger = await signIn(app, office.municipality, { role: "sectionContributor" });
    expect((await stranger.post(path(sheet, "/settled"), { version: "2" })).status).toBe(403);
    const other = await openReviewOffice(app);
    expect((await other.officer.post(path(sheet, "/settled"), { version: "2" })).status).toBe(404);
  });
});

describe("one sheet", () => {
  it("is given longer by the officer, with a reason", async () => {
    const office = await openReviewOffice(app);
    await office.officer.post(`/review/open/${office.plan}/2024`);
    const sheet = await sheetOf(office, "desk");
    const unlock = { [`pick.${sheet.id}`]: "1", act: "unlock", until: today };
    const noReason = await office.officer.post(path(sheet, "/unlock"), unlock);
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain("理由を書いてください");
    expect((await office.writer.post(path(sheet, "/unlock"), { ...unlock, note: "会期のため" })).status).toBe(403);
    const other = await openReviewOffice(app);
    expect((await other.officer.post(path(sheet, "/unlock"), { ...unlock, note: "会期のため" })).status).toBe(404);
    expect((await office.officer.post(path(sheet, "/unlock"), { ...unlock, note: "会期のため" })).status).toBe(303);
    expect((await sheetOf(office, "desk")).unlockedUntil).toBe(today);
  });

  it("leads on to the next of the person's own list, also after it was sent", async () => {
    const office = await openReviewOffice(app);
    await office.officer.post(`/review/open/${office.plan}/2024`);
    const [desk, other] = [await sheetOf(office, "desk"), await sheetOf(office, "class")];
    expect(await (await office.writer.get(path(desk))).text()).toContain(`${path(other)}">次の票`);
    await office.writer.post(path(desk), { ...FILLED, version: "1", act: "submit" });
    const html = await (await office.writer.get(path(desk))).text();
    expect(html).toContain("書く票があと1件");
    expect(html).toContain(`${path(other)}">次の票`);
  });
});
