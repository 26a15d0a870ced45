import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { check, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets, type Sheet } from "./sheet.data.ts";
import { listSteps } from "./sheet-step.data.ts";

const app = await withTestApp();

const sheetsOf = (office: ReviewOffice, fiscalYear: number): Promise<Sheet[]> =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear });
    return listSheets(scope, { cycleId: cycle.id });
  });

const sheetOf = async (office: ReviewOffice, project: string, fiscalYear = 2024): Promise<Sheet> => {
  const sheet = (await sheetsOf(office, fiscalYear)).find((entry) => entry.project === project);
  if (!sheet) throw new Error("no such sheet");
  return sheet;
};

const openYear = (office: ReviewOffice, year = 2024) => office.officer.post(`/review/open/${office.plan}/${year}`);

const path = (sheet: Sheet, more = "") => `/review/sheets/${sheet.id}${more}`;

describe("a year", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app);
  });

  it("opens with one sheet a project, each once", async () => {
    expect((await openYear(office)).status).toBe(303);
    expect((await sheetsOf(office, 2024)).map((sheet) => sheet.project)).toEqual(["desk", "class"]);
  });

  it("is not opened a second time", async () => {
    expect((await openYear(office)).status).toBe(409);
  });

  it("goes from draft through every check to accepted and published, and opens the next one filled", async () => {
    const { writer, head, officer } = office;
    const first = await sheetOf(office, "desk");
    expect((await writer.post(path(first), { ...FILLED, version: "1", act: "save" })).status).toBe(303);
    expect((await writer.post(path(first), { ...FILLED, version: "2", act: "submit" })).status).toBe(303);
    expect(await sheetOf(office, "desk")).toMatchObject({ state: "submitted", level: 0, settledState: "provisional" });
    expect((await writer.post(path(first, "/step"), { version: "3", act: "pass" })).status).toBe(403);
    expect((await head.post(path(first, "/step"), { version: "3", act: "pass" })).status).toBe(303);
    expect((await head.post(path(first, "/step"), { version: "4", act: "pass" })).status).toBe(403);
    expect((await officer.post(path(first, "/step"), { version: "4", act: "return" })).status).toBe(422);
    expect((await officer.post(path(first, "/step"), { version: "4", act: "return", note: "人数も" })).status).toBe(
      303,
    );
    expect(await sheetOf(office, "desk")).toMatchObject({ state: "returned", returnedNote: "人数も" });
    expect((await writer.post(path(first), { ...FILLED, version: "5", act: "submit" })).status).toBe(303);
    await head.post(path(first, "/step"), { version: "6", act: "pass" });
    await officer.post(path(first, "/step"), { version: "7", act: "pass" });
    expect((await sheetOf(office, "desk")).state).toBe("accepted");
    expect((await openYear(office, 2025)).status).toBe(303);
    const next = await sheetOf(office, "desk", 2025);
    expect(next.values.planned).toEqual({ text: "毎月ひらく" });
    expect(next.values.budget).toEqual({ amounts: { general: "1200" } });
    expect(next.values.outputs).toMatchObject({ outputs: [{ name: "開催", unit: "回", planned: "11", actual: null }] });
    expect(next.values.done).toBeUndefined();
  });

  it("keeps every text that was ever sent", async () => {
    const { id } = await sheetOf(office, "desk");
    const steps = await inScope(app.db, office.municipality.id, (scope) => listSteps(scope, id));
    expect(steps.map((step) => step.act).reverse()).toEqual([
      "open",
      "save",
      "submit",
      "pass",
      "return",
      "submit",
      "pass",
      "pass",
    ]);
    expect(steps.find((step) => step.act === "save")?.after?.done).toEqual({ text: "11回ひらいた" });
  });
});

describe("a sheet", () => {
  let office: ReviewOffice;
  let sheet: Sheet;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    await openYear(office);
    sheet = await sheetOf(office, "class");
  });

  it("is shown to its writer with her form", async () => {
    const html = await (await office.writer.get(path(sheet))).text();
    expect(html).toContain("日本語教室");
    expect(html).toContain('name="f.outputs.rows"');
    // 該当なし says of what, to those who hear it.
    expect(html.replaceAll(/<[^>]+>/g, "")).toContain("実施した内容: この欄は該当なし");
  });

  it("refuses numbers with words, says what to do, and loses nothing", async () => {
    const typed = {
      ...FILLED,
      "f.outputs.0.actual": "約30人",
      "f.budget.general": "=1+1",
      "f.done.text": "消えない文",
    };
    const answer = await office.writer.post(path(sheet), { ...typed, version: "1", act: "save" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain("約30人");
    expect(html).toContain("計算式です");
    expect(html).toContain("消えない文");
    expect((await sheetOf(office, "class")).version).toBe(1);
  });

  it("names everything that is missing when it is sent too early", async () => {
    const html = await (
      await office.writer.post(path(sheet), { "f.planned.sent": "on", version: "1", act: "submit" })
    ).text();
    for (const label of ["計画していた活動", "活動の実績", "自己評価", "今後の方向性"]) expect(html).toContain(label);
  });

  it("takes 該当なし as an answer", async () => {
    const none = Object.fromEntries(
      ["planned", "outputs", "done", "budget", "settled", "selfGrade", "reasons", "directionReason", "rolling"].flatMap(
        (key) => [
          [`f.${key}.sent`, "on"],
          [`f.${key}.notApplicable`, "on"],
        ],
      ),
    );
    const direction = { "f.direction.sent": "on", "f.direction.direction": "continue" };
    const answer = await office.writer.post(path(sheet), { ...none, ...direction, version: "1", act: "submit" });
    expect(answer.status).toBe(303);
    expect(await sheetOf(office, "class")).toMatchObject({ state: "submitted", settledState: "confirmed" });
  });

  it("is not found by another municipality, nor written by somebody else of the city", async () => {
    const other = await openReviewOffice(app);
    expect((await other.officer.get(path(sheet))).status).toBe(404);
    const stranger = await signIn(app, office.municipality, { role: "sectionContributor" });
    expect((await stranger.get(path(sheet))).status).toBe(200);
    const answer = await stranger.post(path(sheet), { ...FILLED, version: "2", act: "save" });
    expect(answer.status).toBe(403);
  });

  it("shows two writers both texts instead of losing one", async () => {
    const mine = await sheetOf(office, "desk");
    const save = (text: string) =>
      office.writer.post(path(mine), {
        "f.done.sent": "on",
        "f.done.text": text,
        version: String(mine.version),
        act: "save",
      });
    expect((await save("先に保存した文")).status).toBe(303);
    const second = await save("あとから書いた文");
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain("先に保存した文");
    expect(html).toContain("あとから書いた文");
  });
});

it("does not open a year while a project has nobody in charge, and says which", async () => {
  const office = await openReviewOffice(app, [check("leadSection")]);
  await inScope(app.db, office.municipality.id, (scope) =>
    scope.db.deleteFrom("project_owners").where("project", "=", "class").execute(),
  );
  const answer = await openYear(office);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("日本語教室");
  const page = await (await office.officer.get(`/review/open/${office.plan}/2024`)).text();
  expect(page).toContain("日本語教室");
});
