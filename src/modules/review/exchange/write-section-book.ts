import { type CellValue, columnLetters, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { DIRECTIONS, ROLLING_KINDS, type SheetValues } from "../fields/field-value.rules.ts";
import { writeSheetForm } from "../fields/sheet-form.rules.ts";
import type { LedgerLine } from "../sheets/prefill.rules.ts";
import { markOf, writeRowKey } from "./row-key.rules.ts";
import { cellsOf, INPUT_COLUMNS, type SheetRow, sheetRows, TABLES, type TableName } from "./sheet-rows.rules.ts";

/** A sheet as the workbook shows it. */
export interface BookSheet {
  id: number;
  title: string;
  place: string;
  values: SheetValues;
  lastYear: SheetValues;
  ledger: readonly LedgerLine[];
}

/** One section's (or body's) workbook of one year: plain values, it crosses to another process. */
export interface SectionBook {
  /** First lines of every page: city, year, section. */
  heading: string;
  due: string;
  fields: readonly Field[];
  grades: readonly { value: string; label: string }[];
  sheets: readonly BookSheet[];
}

/** Columns before the cells that people fill, behind them what they may look at. */
const LEADING = ["key", "project", "label"] as const;
const TRAILING = { texts: ["lastYear", "hint"], outputs: ["lastYear", "ledger"], money: ["lastYear"] } as const;
const WIDTHS: Record<string, number> = {
  key: 13,
  project: 28,
  label: 24,
  value: 64,
  lastYear: 30,
  hint: 26,
  name: 24,
  unit: 8,
  ledger: 22,
};
const MONEY_WIDTH = 13;

/** Writes the workbook. @throws nothing of its own */
export async function writeSectionBook(book: SectionBook, say: Translator): Promise<Uint8Array<ArrayBuffer>> {
  const lists = listsSheet(book, say);
  const tables = TABLES.map((table) => tableSheet(table, { book, say }));
  return writeWorkbook([guideSheet(book, say), ...tables, lists], book.heading);
}

function guideSheet(book: SectionBook, say: Translator): SheetContent {
  const lines = say
    .t("review.staff.exchange.guide", { due: say.format.date(book.due), count: book.sheets.length })
    .split("\n");
  return {
    name: say.t("review.staff.exchange.sheet.guide"),
    rows: [[book.heading], ...lines.map((line) => [line])],
    widths: [100],
    textColumns: [true],
    headerRows: 1,
    frozenColumns: 0,
    dropDowns: [],
    paper: "a4",
    isWhole: true,
  };
}

interface Writing {
  book: SectionBook;
  say: Translator;
}

/** Title, column names, then a row for each thing that is asked, project by project. */
function tableSheet(table: TableName, { book, say }: Writing): SheetContent {
  const inputs: readonly string[] = INPUT_COLUMNS[table];
  const columns = [...LEADING, ...inputs, ...TRAILING[table]];
  const body = book.sheets.flatMap((sheet) => rowsOf(sheet, { table, book, say }));
  return {
    name: say.t(`review.staff.exchange.sheet.${table}`),
    rows: [
      [book.heading],
      columns.map((column) => headOf(column, { isInput: inputs.includes(column), say })),
      ...body.map(({ cells }) => cells),
    ],
    widths: columns.map((column) => WIDTHS[column] ?? MONEY_WIDTH),
    textColumns: columns.map((column) => !isNumberColumn(table, column)),
    headerRows: 2,
    frozenColumns: LEADING.length,
    dropDowns: table === "texts" ? dropDowns(body, { book, say }) : [],
    paper: "a4",
  };
}

const isNumberColumn = (table: TableName, column: string): boolean =>
  table === "money"
    ? !LEADING.some((leading) => leading === column) && column !== "lastYear"
    : column === "planned" || column === "actual";

/** Columns to fill are marked, so that they are found again whatever else was moved. */
const headOf = (column: string, { isInput, say }: { isInput: boolean; say: Translator }): string =>
  isInput ? `▼ ${columnName(column, say)}` : columnName(column, say);

function columnName(column: string, say: Translator): string {
  const fund = say.keysUnder("review.fund.").find((key) => key === `review.fund.${column}`);
  if (fund) return say.t(fund as "review.fund.general");
  if (column === "name" || column === "unit" || column === "planned" || column === "actual")
    return say.t(`review.output.${column}`);
  return say.t(`review.staff.exchange.column.${column}` as "review.staff.exchange.column.key");
}

interface BookRow {
  row: SheetRow;
  cells: CellValue[];
}

function rowsOf(sheet: BookSheet, { table, book, say }: Writing & { table: TableName }): BookRow[] {
  const typed = writeSheetForm(book.fields, sheet.values);
  const last = writeSheetForm(book.fields, sheet.lastYear);
  return sheetRows(book.fields, sheet.values, { say, grades: book.grades })
    .filter((row) => row.table === table)
    .map((row) => {
      const cells = cellsOf(row, typed, say);
      const key = writeRowKey({ sheetId: sheet.id, row: row.row, mark: markOf(cells) });
      const before = cellsOf(row, last, say)
        .filter((cell) => cell !== "")
        .join(" ");
      const label = row.table === "texts" && row.field.isRequired ? `${row.label} *` : row.label;
      const trailing = trailingCells(row, { before, sheet, say });
      return {
        row,
        cells: [
          key,
          `${sheet.place} ${sheet.title}`.trim(),
          label,
          ...cells.map((cell, index) => cellOf(row, cell, index)),
          ...trailing,
        ],
      };
    });
}

/** Numbers are numbers, so that a spreadsheet can add them up. */
function cellOf(row: SheetRow, cell: string, index: number): CellValue {
  const isNumber = row.table === "money" || (row.table === "outputs" && index >= 2);
  return isNumber && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

function trailingCells(
  row: SheetRow,
  { before, sheet, say }: { before: string; sheet: BookSheet; say: Translator },
): CellValue[] {
  if (row.table === "texts") return [before, row.field.hint ? say.plain(row.field.hint) : ""];
  if (row.table === "money") return [before];
  const [, index] = row.row.split(".");
  const line = index === undefined ? undefined : sheet.ledger[Number(index)];
  return [
    before,
    line ? say.t("review.staff.ledger.line", { name: line.name, value: line.value, unit: line.unit }) : "",
  ];
}

/** The choices, on a sheet that can be seen: some programs drop lists on hidden ones. */
function listsSheet(book: SectionBook, say: Translator): SheetContent {
  const lists = choiceLists(book, say);
  const longest = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: longest }, (_, index) => lists.map((list) => list[index] ?? ""));
  const names = ["grade", "direction", "kind"] as const;
  return {
    name: say.t("review.staff.exchange.sheet.lists"),
    rows: [names.map((name) => say.t(`review.staff.exchange.list.${name}`)), ...rows],
    widths: [20, 20, 20],
    textColumns: [true, true, true],
    headerRows: 1,
    frozenColumns: 0,
    dropDowns: [],
    paper: "a4",
  };
}

function choiceLists(book: SectionBook, say: Translator): string[][] {
  const none = say.t("review.notApplicable");
  const words = (kinds: readonly (typeof ROLLING_KINDS)[number][]) =>
    kinds.map((kind) => say.t(`review.direction.${kind}`));
  return [[...book.grades.map(({ label }) => label), none], words(DIRECTIONS), [...words(ROLLING_KINDS), none]];
}

/** The list's column on the sheet of choices, by the last part of a row's key. */
const LIST_COLUMN: Record<string, number> = { grade: 0, direction: 1, kind: 2 };

function dropDowns(body: readonly BookRow[], { book, say }: Writing) {
  const lists = choiceLists(book, say);
  const name = `'${say.t("review.staff.exchange.sheet.lists").replaceAll("'", "''")}'`;
  return body.flatMap(({ row }, index) => {
    if (!row.choices) return [];
    const column = LIST_COLUMN[row.row.split(".").at(-1) ?? ""] ?? 0;
    const letters = columnLetters(column);
    const last = (lists[column]?.length ?? 0) + 1;
    return [
      {
        column: LEADING.length,
        fromRow: index + 2,
        toRow: index + 2,
        source: `${name}!$${letters}$2:$${letters}$${last}`,
      },
    ];
  });
}
