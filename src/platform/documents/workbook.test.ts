import fc from "fast-check";
import { expect, it } from "vitest";
import { readArchive } from "./archive.ts";
import { columnLetters, readWorkbook, type SheetContent, writeWorkbook } from "./workbook.ts";

const sheet = (rows: SheetContent["rows"]): SheetContent => ({
  name: "一覧",
  rows,
  widths: rows[0]?.map(() => 20) ?? [],
  textColumns: rows[0]?.map(() => true) ?? [],
  headerRows: 1,
  frozenColumns: 1,
  dropDowns: [{ column: 0, fromRow: 1, toRow: 9, source: "'一覧'!$B$2:$B$9" }],
});

const FRAGMENTS = [
  "=1+1",
  "+1",
  "-1",
  "@x",
  "_x0041_",
  "_x005F_",
  "#N/A",
  "#REF!",
  "\u0001",
  "\uFFFE",
  "\uFFFF",
  "\r",
  "\n",
  "\t",
  " ",
  "😀",
  "\u202E",
  "<&>\"'",
  "007",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "binary", maxLength: 6 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join("").toWellFormed());

it("gives back every text, number and truth value as it was", async () => {
  const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), async (body) => {
      const rows = [["a", "b", "c"], ...body.map((row) => row.map((value) => (value === 0 ? 0 : value)))];
      const [read] = await readWorkbook(await writeWorkbook([sheet(rows)], "題"));
      expect(read?.rows).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

it("underlines marked pieces of a text and gives back the whole text as it was", async () => {
  const runs = fc.array(fc.record({ text, isMarked: fc.boolean() }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(runs, async (pieces) => {
      const whole = pieces.map((piece) => piece.text).join("");
      const content = { ...sheet([["a"], [whole]]), marked: new Map([["1,0", pieces]]) };
      const [read] = await readWorkbook(await writeWorkbook([content], "題"));
      expect(read?.rows).toEqual([["a"], [whole]]);
    }),
    { numRuns: 60 },
  );
  const pieces = [
    { text: "週に", isMarked: false },
    { text: " 三日 ", isMarked: true },
  ];
  const marked = { ...sheet([["a"], ["週に 三日 "]]), marked: new Map([["1,0", pieces]]), paper: "a4" as const };
  const parts = await readArchive(await writeWorkbook([marked], "題"), { parts: 100, bytes: 1e7, ratio: 1000 });
  const xml = parts.map(({ bytes }) => Buffer.from(bytes).toString()).join("");
  expect(xml).toMatch(
    /<r><rPr>[^/]*(?:<[^u][^>]*\/>)*<u\/>(?:<[^>]*\/>)*<\/rPr><t xml:space="preserve"> 三日 <\/t><\/r>/,
  );
  expect(xml).toContain('paperSize="9"');
});

it("gives equal bytes for equal content, and writes no formula", async () => {
  const rows = [["a"], ["=cmd|' /C calc'!A0"]];
  const bytes = await writeWorkbook([sheet(rows)], "題");
  expect(await writeWorkbook([sheet(rows)], "題")).toEqual(bytes);
  const parts = await readArchive(bytes, { parts: 100, bytes: 1e7, ratio: 1000 });
  const xml = Buffer.from(parts.find((part) => part.name === "xl/worksheets/sheet1.xml")?.bytes ?? []).toString();
  expect(xml).not.toContain("<f>");
  for (const said of ["<dataValidation ", "<pane ", 'fitToHeight="0"', "landscape"]) expect(xml).toContain(said);
});

it("quotes sheet names in the names it defines, as Excel wants them", async () => {
  const sheets = ["plan 計画の基本", "a'b"].map((name) => ({ ...sheet([["a"]]), name, dropDowns: [] }));
  const parts = await readArchive(await writeWorkbook(sheets, "題"), { parts: 100, bytes: 1e7, ratio: 1000 });
  const xml = Buffer.from(parts.find((part) => part.name === "xl/workbook.xml")?.bytes ?? []).toString();
  const names = [...xml.matchAll(/<definedName ([^>]*)>([^<]*)<\/definedName>/g)].map(([, attributes, range]) => [
    attributes,
    range?.replaceAll("&apos;", "'"),
  ]);
  expect(names).toEqual([
    ['name="_xlnm.Print_Titles" localSheetId="0"', "'plan 計画の基本'!$A:$A,'plan 計画の基本'!$1:$1"],
    ['name="_xlnm.Print_Titles" localSheetId="1"', "'a''b'!$A:$A,'a''b'!$1:$1"],
  ]);
});

it("names columns as a spreadsheet does", () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
