import { type WriteSheet, writeXlsx } from "hucre";
import { beforeAll, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { readWorkbook, type SheetRows } from "#platform/documents/workbook.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { bookFile, bookYear, fillBook, rewriteBook, takeOutBook } from "#testing/section-book.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets } from "../sheets/sheet.data.ts";

const app = await withTestApp();
let office: ReviewOffice;
let desk: number;
let course: number;

const sheetsOf = () =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    return listSheets(scope, { cycleId: cycle.id });
  });

beforeAll(async () => {
  office = await openReviewOffice(app);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  [desk = 0, course = 0] = (await sheetsOf()).map((sheet) => sheet.id);
  await office.writer.post(`/review/sheets/${desk}`, { ...FILLED, version: "1", act: "save" });
});

const send = (file: File) => office.writer.post(`${bookYear(office)}/workbook`, { file });
const sendEdited = async (edit: (sheets: SheetRows[]) => void) =>
  send(bookFile(await rewriteBook(await takeOutBook(office), edit)));

/** The workbook written anew with what only the library can write: merges, formulas, hidden rows. */
async function sendDrawn(edit: (sheet: WriteSheet, table: number) => void) {
  const sheets = (await readWorkbook(await takeOutBook(office))).map(({ name, rows }): WriteSheet => ({ name, rows }));
  sheets.forEach(edit);
  return send(bookFile(new Uint8Array(await writeXlsx({ sheets }))));
}

async function previewOf(answer: Response): Promise<{ path: string; html: string }> {
  const path = (answer.headers.get("location") ?? "").replace(`/${office.municipality.slug}/staff`, "");
  return { path, html: await (await office.writer.get(path)).text() };
}

async function decide(path: string, sends = "no") {
  const versions = (await sheetsOf()).map((sheet) => [`version.${sheet.id}`, String(sheet.version)]);
  return office.writer.post(path, { ...Object.fromEntries(versions), sends });
}

const rowOf = (sheet: SheetRows | undefined, key: string) =>
  sheet?.rows.findIndex((row) => String(row[0]).startsWith(`${key}#`)) ?? -1;

it.each([
  ["a formula", { formula: "1+1", type: "formula" }, "シート「実績の数」3行E列：計算式は取り込めません"],
  ["an error value", { value: "#N/A", type: "error" }, "シート「実績の数」3行E列：エラーの値"],
] as const)("refuses %s and names its cell", async (_, cell, said) => {
  const answer = await sendDrawn((sheet, table) => {
    if (table === 2) sheet.cells = new Map([["2,4", cell]]);
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(said);
});

it("refuses merged cells and names them", async () => {
  const answer = await sendDrawn((sheet, table) => {
    if (table === 1) sheet.merges = [{ startRow: 4, endRow: 5, startCol: 3, endCol: 3 }];
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("シート「調査票」5行D列：セルが結合されています");
});

it.each([
  ["an old .xls file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "section.xls"],
  ["a CSV file", new TextEncoder().encode("行の番号,事業\n1:done.text#00000000,教室"), "section.csv"],
])("refuses %s and says which format it reads", async (_, bytes, name) => {
  const answer = await send(bookFile(bytes, name));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("「.xlsx」の形式で保存し直してください");
});

it("refuses a workbook without any row key, and a sheet whose heads are gone", async () => {
  const strange = await sendEdited((sheets) => {
    for (const sheet of sheets) sheet.rows = sheet.rows.map((row) => row.slice(1));
  });
  expect(await strange.text()).toContain("「行の番号」のある表が見つかりません");
  const headless = await sendEdited((sheets) => sheets[2]?.rows.splice(0, 2));
  expect(headless.status).toBe(422);
  expect(await headless.text()).toContain("シート「実績の数」：「▼1」などのついた見出し");
  const withoutColumn = await sendEdited((sheets) => {
    for (const row of sheets[2]?.rows ?? []) row.splice(6, 1);
  });
  expect(withoutColumn.status).toBe(422);
  expect(await withoutColumn.text()).toContain("見出し");
});

it("refuses a row that was copied, and a row number that was written by hand", async () => {
  const copied = await sendEdited((sheets) => sheets[1]?.rows.push([...(sheets[1].rows[2] ?? [])]));
  expect(await copied.text()).toContain("同じ「行の番号」が二度あります");
  const invented = await sendEdited((sheets) => {
    const row = sheets[1]?.rows[2];
    if (row) row[0] = `${desk}:somewhere.text#00000000`;
  });
  expect(invented.status).toBe(422);
  expect(await invented.text()).toContain("この「行の番号」に当たる項目がありません");
});

it("reads columns by the numbers in their heads, wherever they were moved", async () => {
  const answer = await sendEdited((sheets) => {
    fillBook(sheets, { sheet: desk, row: "outputs.0", column: 3 }, 14);
    for (const row of sheets[2]?.rows ?? []) {
      const [name = "", unit = ""] = row.splice(3, 2);
      row.splice(4, 0, "余白", unit, name);
    }
  });
  const { html } = await previewOf(answer);
  expect(html).toContain("1件の票が変わります");
  expect(html).toContain("開催 / 回 / 12 / 14");
});

it("reads rows that are hidden and says so, and leaves alone what was deleted", async () => {
  const answer = await sendDrawn((sheet, table) => {
    if (table !== 1) return;
    const rows = { name: sheet.name, rows: sheet.rows ?? [] } as SheetRows;
    const at = rowOf(rows, `${desk}:done.text`);
    if (rows.rows[at]) rows.rows[at][3] = "隠れた行の文";
    sheet.rowDefs = new Map([[at, { hidden: true }]]);
    rows.rows.splice(rowOf(rows, `${desk}:reasons.text`), 1);
  });
  const { html, path } = await previewOf(answer);
  expect(html).toContain("隠れた行の文");
  expect(html).toContain("ファイルでは隠れている行");
  await decide(path);
  expect((await sheetsOf())[0]?.values).toMatchObject({
    done: { text: "隠れた行の文" },
    reasons: { text: "ほぼ予定どおり" },
  });
});

it("does not guess where an item is not applicable and filled at once", async () => {
  const answer = await sendEdited((sheets) => fillBook(sheets, { sheet: desk, row: "selfGrade.grade" }, "該当なし"));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("ほかの内容も書かれています");
});

it("names the cell of a number in the three years that cannot be read", async () => {
  const answer = await sendEdited((sheets) =>
    fillBook(sheets, { sheet: desk, row: "rolling.1.amounts", column: 4 }, "約100"),
  );
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toMatch(/シート「予算・決算」\d+行H列/);
});

it("fills the three years of a sheet that said they do not apply", async () => {
  const [, before] = await sheetsOf();
  const none = {
    "f.rolling.sent": "on",
    "f.rolling.notApplicable": "on",
    version: String(before?.version),
    act: "save",
  };
  await office.writer.post(`/review/sheets/${course}`, none);
  expect((await sheetsOf())[1]?.values.rolling).toEqual({ notApplicable: true });
  const answer = await sendEdited((sheets) => {
    for (const index of [0, 1, 2]) {
      fillBook(sheets, { sheet: course, row: `rolling.${index}.kind` }, index === 0 ? "拡充" : "");
      fillBook(sheets, { sheet: course, row: `rolling.${index}.activities` }, "");
      fillBook(sheets, { sheet: course, row: `rolling.${index}.amounts`, column: 0 }, "");
    }
  });
  await decide((await previewOf(answer)).path);
  expect((await sheetsOf())[1]?.values.rolling).toMatchObject({
    years: [{ year: 2025, kind: "expand" }, { year: 2026 }, { year: 2027 }],
  });
});

it("sends nothing on where one of the sheets lacks something, and names the sheet and the item", async () => {
  const answer = await sendEdited((sheets) => {
    fillBook(sheets, { sheet: desk, row: "done.text" }, "提出する文");
    fillBook(sheets, { sheet: course, row: "done.text" }, "まだ途中の文");
  });
  const { path } = await previewOf(answer);
  const refused = await decide(path, "yes");
  expect(refused.status).toBe(422);
  const html = await refused.text();
  const [first, second] = await sheetsOf();
  expect(html).toContain(`${second?.projectTitle.ja}「`);
  expect(html).toContain("まだ途中の文");
  expect([first?.state, second?.state]).toEqual(["draft", "draft"]);
  expect(first?.values.done).not.toEqual({ text: "提出する文" });
});

it("takes nothing in when somebody saved a sheet after the preview", async () => {
  const answer = await sendEdited((sheets) => fillBook(sheets, { sheet: desk, row: "done.text" }, "遅れた文"));
  const { path } = await previewOf(answer);
  const versions = Object.fromEntries(
    (await sheetsOf()).map((sheet) => [`version.${sheet.id}`, String(sheet.version)]),
  );
  const [before] = await sheetsOf();
  const typed = {
    "f.reasons.sent": "on",
    "f.reasons.text": "先に直した理由",
    version: String(before?.version),
    act: "save",
  };
  await office.writer.post(`/review/sheets/${desk}`, typed);
  const refused = await office.writer.post(path, { ...versions, sends: "no" });
  expect(refused.status).toBe(409);
  expect((await sheetsOf())[0]?.values).toMatchObject({ reasons: { text: "先に直した理由" } });
  // The same decision on what stands there now goes through.
  expect((await decide(path)).status).toBe(303);
  expect((await sheetsOf())[0]?.values).toMatchObject({
    done: { text: "遅れた文" },
    reasons: { text: "先に直した理由" },
  });
});
