import { join } from "node:path";
import fc from "fast-check";
import { readXlsx } from "hucre";
import { expect, it } from "vitest";
import { mergeRows } from "#modules/review/exchange/merge-rows.rules.ts";
import { readSectionBook } from "#modules/review/exchange/read-section-book.ts";
import { writeSectionBook } from "#modules/review/exchange/write-section-book.ts";
import { shippedFieldSets } from "#modules/review/fields/shipped-field-sets.ts";
import { checkout } from "#platform/checkout.ts";
import { readWorkbook } from "#platform/documents/workbook.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { anySheetValues, GRADES } from "#testing/generate-sheets.ts";
import { office, printByOffice, throughOffice } from "./libre-office.ts";

const say = createTranslator(new Catalogue(join(checkout, "locales")), getLanguage("ja"));
const fields = shippedFieldSets().get("standard")?.fields ?? [];
const fiscalYear = 2024;
const sheets = fc.sample(anySheetValues(fields, fiscalYear), { numRuns: 12, seed: 11 });

const book = () =>
  writeSectionBook(
    {
      heading: "見本市 多文化共生プラン　令和6年度　市民課",
      due: "2025-05-16",
      fiscalYear,
      fields,
      grades: GRADES,
      sheets: sheets.map((values, index) => ({
        id: index + 1,
        title: "日本語教室の充実",
        place: "1-2",
        values,
        lastYear: sheets[index - 1] ?? {},
        ledger: [],
      })),
    },
    say,
  );

/** Every cell with a list, and which: programs write neighbours together or apart. */
async function dropDowns(bytes: Uint8Array): Promise<string[]> {
  const { sheets: read } = await readXlsx(bytes);
  const lists = read.flatMap(({ name, dataValidations = [] }) =>
    dataValidations.flatMap(({ range, formula1 }) =>
      range
        .split(" ")
        .flatMap((part) => cellsIn(part).map((cell) => `${name} ${cell} ${formula1?.replace(/[$']/g, "")}`)),
    ),
  );
  return lists.sort();
}

function cellsIn(range: string): string[] {
  const [from = "", to = from] = range.split(":");
  const [, column = "", first = "0"] = /^([A-Z]+)(\d+)$/.exec(from) ?? [];
  const last = Number(/\d+$/.exec(to)?.[0] ?? first);
  return Array.from({ length: last - Number(first) + 1 }, (_, index) => `${column}${Number(first) + index}`);
}

/** Trailing blanks are no content. */
const filled = (rows: readonly (readonly unknown[])[]) =>
  rows
    .map((row) => row.map((cell) => (cell === "" ? null : cell)))
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== undefined) + 1))
    .filter((row) => row.length > 0);

it.skipIf(!office)("LibreOffice opens and saves a section's workbook, and nothing in it has changed", async () => {
  const bytes = await book();
  const saved = throughOffice(bytes);
  const [before, after] = [await readWorkbook(bytes), await readWorkbook(saved)];
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  expect(after.map(({ rows }) => filled(rows))).toEqual(before.map(({ rows }) => filled(rows)));
  expect(await dropDowns(saved)).toEqual(await dropDowns(bytes));
  expect((await dropDowns(saved)).length).toBe(sheets.length * 5);
  const { rows } = await readSectionBook({ name: "section.xlsx", bytes: saved });
  for (const [index, values] of sheets.entries()) {
    const returned = rows.filter((row) => row.sheetId === index + 1);
    const merged = mergeRows({ fields, values, returned, say, grades: GRADES, fiscalYear }, { takesConflicts: true });
    expect(merged).toMatchObject({ changes: [], issues: [] });
  }
});

it.skipIf(!office)("LibreOffice prints it on A4 across, no page wider than the paper", async () => {
  const pdf = Buffer.from(printByOffice(await book())).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ]);
  expect(boxes.length).toBeGreaterThan(4);
  expect(new Set(boxes.map(String))).toEqual(new Set(["842,595"]));
});
