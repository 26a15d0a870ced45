import { type ArchivePart, storeArchive } from "#platform/documents/archive.ts";
import { type CellValue, columnLetters, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { DIRECTIONS, FUND_SOURCES, ROLLING_KINDS, type SheetValues } from "../fields/field-value.rules.ts";
import { controlName, type Typed, writeSheetForm } from "../fields/sheet-form.rules.ts";
import type { LedgerLine } from "../sheets/prefill.rules.ts";
import { markOf, writeRowKey } from "./row-key.ts";
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
  fiscalYear: number;
  fields: readonly Field[];
  grades: readonly { value: string; label: string }[];
  sheets: readonly BookSheet[];
}

/** Columns before the cells that people fill, behind them what they may look at. */
const LEADING = ["key", "project", "label"] as const;
const TRAILING = { texts: ["lastYear", "hint"], outputs: ["lastYear", "ledger"], money: ["lastYear"] } as const;
const WIDTHS: Record<string, number> = {
  key: 14,
  project: 22,
  label: 22,
  value: 56,
  lastYear: 26,
  hint: 20,
  name: 30,
  unit: 10,
  ledger: 28,
};
const MONEY_WIDTH = 14;

/** Writes the workbook. @throws nothing of its own */
export async function writeSectionBook(book: SectionBook, say: Translator): Promise<Uint8Array<ArrayBuffer>> {
  const lists = listsSheet(book, say);
  const tables = TABLES.map((table) => tableSheet(table, { book, say }));
  return writeWorkbook([guideSheet(book, say), ...tables, lists], book.heading);
}

/** One book a section, in one archive. Sections of one name are told apart by numbers. */
export async function writeSectionBooks(
  books: readonly { book: SectionBook; name: string }[],
  say: Translator,
): Promise<Uint8Array<ArrayBuffer>> {
  const used = new Map<string, number>();
  const parts: ArchivePart[] = [];
  for (const { book, name } of books) {
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    // A slash would be a folder.
    const file = `${name.replaceAll(/[\\/:*?"<>|]/g, "_")}${count > 1 ? `_${count}` : ""}.xlsx`;
    parts.push({ name: file, bytes: await writeSectionBook(book, say) });
  }
  return storeArchive(parts);
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
    rows: [[book.heading], columns.map((column) => headOf(column, { inputs, say })), ...body.map(({ cells }) => cells)],
    widths: columns.map((column) => WIDTHS[column] ?? MONEY_WIDTH),
    textColumns: columns.map((column) => !isNumberColumn(table, column)),
    headerRows: 2,
    frozenColumns: LEADING.length,
    dropDowns: table === "texts" ? dropDowns(body, { book, say }) : [],
    paper: "a4",
    isWhole: true,
    form: {
      keyColumn: 0,
      greyColumns: columns.map((column) => !inputs.includes(column)),
      amountColumns: columns.map((column) => isNumberColumn(table, column)),
      groupRows: firstRows(body.map(({ sheetId }) => sheetId)),
      leastLines: table === "texts" ? 2 : 1,
    },
  };
}

/** Where another sheet begins, counted with the title and the heads. */
const firstRows = (sheets: readonly number[]): Set<number> =>
  new Set(sheets.flatMap((sheet, index) => (sheets[index - 1] === sheet ? [] : [index + 2])));

const isNumberColumn = (table: TableName, column: string): boolean =>
  table === "money"
    ? !LEADING.some((leading) => leading === column) && column !== "lastYear"
    : column === "planned" || column === "actual";

/** Columns to fill are marked and numbered, so that they are found again whatever was moved. */
function headOf(column: string, { inputs, say }: { inputs: readonly string[]; say: Translator }): string {
  const number = inputs.indexOf(column) + 1;
  const name = columnName(column, say);
  return number > 0 ? `▼${number} ${name}` : say.t("review.staff.exchange.lookOnly", { name });
}

function columnName(column: string, say: Translator): string {
  const fund = say.keysUnder("review.fund.").find((key) => key === `review.fund.${column}`);
  if (fund) return say.t(fund as "review.fund.general");
  if (column === "name" || column === "unit" || column === "planned" || column === "actual")
    return say.t(`review.output.${column}`);
  return say.t(`review.staff.exchange.column.${column}` as "review.staff.exchange.column.key");
}

interface BookRow {
  sheetId: number;
  row: SheetRow;
  cells: CellValue[];
}

function rowsOf(sheet: BookSheet, { table, book, say }: Writing & { table: TableName }): BookRow[] {
  const typed = writeSheetForm(book.fields, sheet.values);
  const last = writeSheetForm(book.fields, sheet.lastYear);
  return sheetRows(book.fields, sheet.values, { say, grades: book.grades, fiscalYear: book.fiscalYear })
    .filter((row) => row.table === table)
    .map((row) => {
      const cells = cellsOf(row, typed, say);
      const key = writeRowKey({ sheetId: sheet.id, row: row.row, mark: markOf(cells) });
      const before = lastYearOf(row, { typed, last, say });
      const label = row.table === "texts" && row.field.isRequired ? `${row.label} *` : row.label;
      const trailing = trailingCells(row, { before, typed, sheet, say });
      return {
        sheetId: sheet.id,
        row,
        cells: [
          key,
          `${sheet.place} ${sheet.title}`.trim(),
          label,
          ...cells.map((cell, index) => cellOf(row, cell, index)),
          ...trailing,
        ].map(blankAsNone),
      };
    });
}

/** A cell that is not there looks like its column; one with an empty text would stand out. */
const blankAsNone = (cell: CellValue): CellValue => (cell === "" ? null : cell);

/** Of an output the one of the same name and unit, wherever it stood. */
function lastYearOf(row: SheetRow, { typed, last, say }: { typed: Typed; last: Typed; say: Translator }): string {
  const words = (cells: readonly string[]) => cells.filter((cell) => cell !== "").join(" ");
  const cells = cellsOf(row, last, say);
  if (row.table === "money") return amountsInWords(cells, say);
  if (row.table !== "outputs") return words(cells);
  const { key } = row.field;
  const at = (index: number, part: string) => last[controlName(key, index, part)] ?? "";
  const [name, unit] = row.controls.map((control) => typed[control] ?? "");
  const count = Number(last[controlName(key, "rows")] ?? 0);
  const same = Array.from({ length: count }, (_, index) => index).find(
    (index) => name !== "" && at(index, "name") === name && at(index, "unit") === unit,
  );
  return same === undefined ? "" : words([at(same, "actual"), at(same, "unit")]);
}

/** Which source gave how much. 該当なし stays what it is. */
function amountsInWords(cells: readonly string[], say: Translator): string {
  const given = FUND_SOURCES.flatMap((source, index) => {
    const cell = cells[index] ?? "";
    const isAmount = /^-?\d+(\.\d+)?$/.test(cell);
    return cell === "" ? [] : [isAmount ? `${say.t(`review.fund.${source}`)} ${say.format.number(cell)}` : cell];
  });
  return given.join("\n");
}

/** Numbers are numbers, so that a spreadsheet can add them up. */
function cellOf(row: SheetRow, cell: string, index: number): CellValue {
  const isNumber = row.table === "money" || (row.table === "outputs" && index >= 2);
  return isNumber && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

interface Beside {
  typed: Typed;
  sheet: BookSheet;
  say: Translator;
}

function trailingCells(row: SheetRow, { before, typed, sheet, say }: Beside & { before: string }): CellValue[] {
  if (row.table === "texts") return [before, row.field.hint ? say.plain(row.field.hint) : ""];
  if (row.table === "money") return [before];
  return [before, ledgerBeside(row, { typed, sheet, say })];
}

/** What the ledger says of the same output; beside the first row without a name, what no output has yet. */
function ledgerBeside(row: SheetRow, { typed, sheet, say }: Beside): string {
  const wordsOf = ({ name, value, unit }: LedgerLine) => say.t("review.staff.ledger.line", { name, value, unit });
  const name = typed[row.controls[0] ?? ""] ?? "";
  if (name !== "") {
    const unit = typed[row.controls[1] ?? ""] ?? "";
    return sheet.ledger
      .filter((line) => line.name === name && line.unit === unit)
      .map(wordsOf)
      .join("\n");
  }
  const [key = "", index] = row.row.split(".");
  const count = Number(typed[controlName(key, "rows")] ?? 0);
  if (Number(index) !== count) return "";
  const named = Array.from({ length: count }, (_, at) =>
    [typed[controlName(key, at, "name")], typed[controlName(key, at, "unit")]].join(" "),
  );
  return sheet.ledger
    .filter((line) => !named.includes(`${line.name} ${line.unit}`))
    .map(wordsOf)
    .join("\n");
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
