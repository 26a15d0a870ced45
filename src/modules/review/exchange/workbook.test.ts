import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import type { SheetRows } from "#platform/documents/workbook.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { bookFile, bookYear, fillBook, rewriteBook, takeOutBook } from "#testing/section-book.ts";
import type { StaffClient } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets } from "../sheets/sheet.data.ts";

const app = await withTestApp();

type Edit = (sheets: SheetRows[]) => void;

async function upload(office: ReviewOffice, edit: Edit, who: StaffClient = office.writer) {
  const file = bookFile(await rewriteBook(await takeOutBook(office), edit));
  return who.post(`${bookYear(office)}/workbook`, { file });
}

const preview = (answer: Response, office: ReviewOffice) =>
  (answer.headers.get("location") ?? "").replace(`/${office.municipality.slug}/staff`, "");

const sheetsOf = (office: ReviewOffice) =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    return listSheets(scope, { cycleId: cycle.id });
  });

describe("a section's workbook", () => {
  let office: ReviewOffice;
  let desk: number;
  let course: number;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    await office.officer.post(`/review/open/${office.plan}/2024`);
    [desk = 0, course = 0] = (await sheetsOf(office)).map((sheet) => sheet.id);
    await office.writer.post(`/review/sheets/${desk}`, { ...FILLED, version: "1", act: "save" });
  });

  it("changes nothing when it comes back as it was, whatever a sanitiser took out of it", async () => {
    const answer = await upload(office, () => undefined);
    expect(answer.status).toBe(303);
    const html = await (await office.writer.get(preview(answer, office))).text();
    expect(html).toContain("変わったところがありません");
  });

  it("is read with its sheets renamed and its rows in another order", async () => {
    const answer = await upload(office, (rows) => {
      for (const sheet of rows) sheet.name = `${sheet.name}2`;
      const texts = rows[1]?.rows;
      texts?.splice(2, texts.length, ...texts.slice(2).reverse());
      fillBook(rows, { sheet: course, row: "done.text" }, "順番を変えて書いた文");
    });
    const page = preview(answer, office);
    expect(await (await office.writer.get(page)).text()).toContain("順番を変えて書いた文");
  });

  it("takes several sheets in at once, numbers as people type them", async () => {
    const answer = await upload(office, (rows) => {
      fillBook(rows, { sheet: course, row: "done.text" }, "教室を開いた");
      fillBook(rows, { sheet: course, row: "outputs.0", column: 0 }, "開催");
      fillBook(rows, { sheet: course, row: "outputs.0", column: 1 }, "回");
      fillBook(rows, { sheet: course, row: "outputs.0", column: 3 }, "３０");
      fillBook(rows, { sheet: desk, row: "budget", column: 4 }, 1500);
      fillBook(rows, { sheet: desk, row: "direction.direction" }, "拡充");
      fillBook(rows, { sheet: desk, row: "issues.text" }, "該当なし");
    });
    const page = preview(answer, office);
    const versions = Object.fromEntries(
      (await sheetsOf(office)).map((sheet) => [`version.${sheet.id}`, String(sheet.version)]),
    );
    expect((await office.writer.post(page, { ...versions, sends: "no" })).status).toBe(303);
    const [first, second] = await sheetsOf(office);
    expect(second?.values).toMatchObject({
      done: { text: "教室を開いた" },
      outputs: { outputs: [{ name: "開催", actual: "30" }] },
    });
    expect(first?.values).toMatchObject({
      budget: { amounts: { general: "1500" } },
      direction: { direction: "expand" },
      issues: { notApplicable: true },
      done: { text: "11回ひらいた" },
    });
    expect((await office.writer.get(page)).status).toBe(404);
  });

  it.each([
    ["約30人", "約30人"],
    ["30名", "30名"],
    ["−5", "0より小さい"],
  ])("refuses %s as a number and says where it stands", async (typed, said) => {
    const answer = await upload(office, (rows) => fillBook(rows, { sheet: desk, row: "outputs.0", column: 3 }, typed));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(said);
    expect(html).toContain("実績の数");
  });

  it("refuses a word that is none of the choices", async () => {
    const answer = await upload(office, (rows) =>
      fillBook(rows, { sheet: desk, row: "direction.direction" }, "様子を見る"),
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("様子を見る");
  });

  it("shows both texts where somebody has changed the same since, and overwrites nothing by itself", async () => {
    const taken = await takeOutBook(office);
    const [before] = await sheetsOf(office);
    const typed = {
      "f.done.sent": "on",
      "f.done.text": "画面で直した文",
      version: String(before?.version),
      act: "save",
    };
    expect((await office.writer.post(`/review/sheets/${desk}`, typed)).status).toBe(303);
    const file = bookFile(
      await rewriteBook(taken, (rows) => fillBook(rows, { sheet: desk, row: "done.text" }, "ファイルで直した文")),
    );
    const page = preview(await office.writer.post(`${bookYear(office)}/workbook`, { file }), office);
    const html = await (await office.writer.get(page)).text();
    expect(html).toContain("画面で直した文");
    expect(html).toContain("ファイルで直した文");
    const [now] = await sheetsOf(office);
    const versions = { [`version.${desk}`]: String(now?.version), sends: "no" };
    await office.writer.post(page, versions);
    expect((await sheetsOf(office))[0]?.values.done).toEqual({ text: "画面で直した文" });
  });

  it("is not taken by somebody who writes none of its sheets, nor by another year", async () => {
    expect((await office.head.get(`${bookYear(office)}/workbook.xlsx`)).status).toBe(403);
    const other = await openReviewOffice(app);
    await other.officer.post(`/review/open/${other.plan}/2024`);
    const file = bookFile(
      await rewriteBook(await takeOutBook(office), (rows) =>
        fillBook(rows, { sheet: desk, row: "done.text" }, "よその文"),
      ),
    );
    const answer = await other.writer.post(`${bookYear(other)}/workbook`, { file });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("この年度・この計画の票ではありません");
  });
});
