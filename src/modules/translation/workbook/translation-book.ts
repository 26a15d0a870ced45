import type { SheetContent } from "#platform/documents/workbook.ts";
import { type Exchange, partHashes, type Unit } from "../segments/unit.rules.ts";
import { lineMark, unitName, writeParts } from "../segments/unit-name.rules.ts";
import { originalOf } from "../xliff/write-xliff.ts";

/** Heads of the columns, in the language of whoever takes the workbook out; they are found again by their numbers. */
export interface BookWords {
  sheet: string;
  lead: string;
  columns: readonly [string, string, string, string, string];
  stateOf(unit: Unit): string;
  noteOf(unit: Unit): string;
}

/** A text in two languages as one sheet, line by line, in our own notation for strong letters and links. */
export function drawTranslationBook(exchange: Exchange, words: BookWords): SheetContent[] {
  const { units, sourceLanguage, targetLanguage, remarks } = exchange;
  const original = originalOf(exchange);
  const head = [
    [original, words.lead, "", "", "", `${sourceLanguage}>${targetLanguage} ${writeParts(partHashes(units))}`],
    ...remarks.map((remark) => ["", remark, "", "", "", ""]),
    [...words.columns.map((column, index) => `▼${index + 1} ${column}`), ""],
  ];
  const rows = units.map((unit) => [
    unitName(exchange.key, unit),
    unit.source,
    unit.target ?? "",
    words.stateOf(unit),
    words.noteOf(unit),
    `${unit.hash}/${unit.target === null ? "" : lineMark(unit.target)}`,
  ]);
  return [
    {
      name: words.sheet,
      rows: [...head, ...rows],
      widths: [14, 48, 48, 12, 36, 6],
      textColumns: [true, true, true, true, true, true],
      headerRows: head.length,
      frozenColumns: 1,
      dropDowns: [],
      paper: "a4",
      isWhole: true,
    },
  ];
}
