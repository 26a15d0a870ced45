import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { readArchive, storeArchive } from "#platform/documents/archive.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { anySheetValues, GRADES } from "#testing/generate-sheets.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { readSheetForm } from "../fields/sheet-form.rules.ts";
import { shippedFieldSets } from "../fields/shipped-field-sets.ts";
import { mergeRows } from "./merge-rows.rules.ts";
import { readSectionBook } from "./read-section-book.ts";
import { writeSectionBook } from "./write-section-book.ts";

const say = createTranslator(new Catalogue(join(checkout, "locales")), getLanguage("ja"));
const fields = shippedFieldSets().get("standard")?.fields ?? [];
const fiscalYear = 2024;
const someValues = anySheetValues(fields, fiscalYear);

const write = (sheets: readonly SheetValues[]) =>
  writeSectionBook(
    {
      heading: "金沢市 見本プラン 2024年度 市民課",
      due: "2025-05-16",
      fiscalYear,
      fields,
      grades: GRADES,
      sheets: sheets.map((values, index) => ({
        id: index + 1,
        title: "日本語教室",
        place: `${index + 1}`,
        values,
        lastYear: {},
        ledger: [{ quantity: "it", name: "開催", unit: "回", value: "12", factIds: [1] }],
      })),
    },
    say,
  );

async function compare(bytes: Uint8Array<ArrayBuffer>, sheets: readonly SheetValues[]) {
  const { rows } = await readSectionBook({ name: "section.xlsx", bytes });
  return sheets.map((values, index) => {
    const returned = rows.filter((row) => row.sheetId === index + 1);
    const merging = { fields, values, returned, say, grades: GRADES, fiscalYear };
    const { changes, issues, typed } = mergeRows(merging, { takesConflicts: true });
    const form = readSheetForm(fields, { typed, previous: values });
    return { rows: returned.length, changes, issues: [...issues, ...form.issues], values: form.values };
  });
}

it("changes nothing when it comes back unchanged, whatever the sheets hold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someValues, { minLength: 1, maxLength: 3 }), async (sheets) => {
      for (const sheet of await compare(await write(sheets), sheets)) {
        expect(sheet.rows).toBeGreaterThan(fields.length / 2);
        expect(sheet).toMatchObject({ changes: [], issues: [] });
      }
    }),
    { numRuns: 60 },
  );
});

it("takes back nothing that others have written since, where nobody wrote in the file", async () => {
  await fc.assert(
    fc.asyncProperty(someValues, someValues, async (takenOut, now) => {
      const [sheet] = await compare(await write([takenOut]), [now]);
      expect(sheet).toMatchObject({ changes: [], issues: [] });
    }),
    { numRuns: 60 },
  );
});

/** What a strict sanitiser takes out of a file: the values are left. */
const TAKEN_OUT = [
  /<dataValidations[\s\S]*?<\/dataValidations>/g,
  /<definedNames>[\s\S]*?<\/definedNames>/g,
  /<(sheetProtection|workbookProtection|pageSetup|printOptions|pageMargins)\b[^>]*\/>/g,
  /<cols>[\s\S]*?<\/cols>/g,
  /<(sheetViews|headerFooter|sheetPr)\b[\s\S]*?<\/\1>/g,
  /(?<=<(?:row|c)\b[^>]*) (?:s|ht|customHeight|customFormat|spans)="[^"]*"/g,
];

async function sanitise(bytes: Uint8Array<ArrayBuffer>): Promise<{ bytes: Uint8Array<ArrayBuffer>; taken: number[] }> {
  const parts = await readArchive(bytes, { parts: 100, bytes: 10_000_000, ratio: 1_000 });
  const taken = TAKEN_OUT.map(() => 0);
  const clean = parts.map((part) => {
    if (!/^xl\/(workbook|worksheets\/.*)\.xml$/.test(part.name)) return part;
    const text = TAKEN_OUT.reduce((so, pattern, index) => {
      taken[index] = (taken[index] ?? 0) + (so.match(pattern)?.length ?? 0);
      return so.replace(pattern, "");
    }, new TextDecoder().decode(part.bytes));
    expect(text).not.toMatch(/state="(veryH|h)idden"/);
    return { ...part, bytes: new TextEncoder().encode(text) };
  });
  return { bytes: new Uint8Array(storeArchive(clean)), taken };
}

it("is read the same after a sanitiser has taken validation, protection, names, styles, widths and print setup out", async () => {
  const sheets = fc.sample(someValues, { numRuns: 20, seed: 7 });
  const { bytes, taken } = await sanitise(await write(sheets));
  expect(Math.min(...taken)).toBeGreaterThan(0);
  for (const sheet of await compare(bytes, sheets)) expect(sheet).toMatchObject({ changes: [], issues: [] });
});
