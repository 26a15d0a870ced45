import { type CellValue, columnLetters, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { withoutDemo } from "../../records/plan-demo.rules.ts";
import type { PlanDocument } from "../../records/plan-document.rules.ts";
import type { Field, PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";
import { fieldWord } from "../../web/staff/staff-words.ts";
import { type ExportMark, PLAN_FORMAT } from "./plan-file.rules.ts";
import { sheetName } from "./sheet-name.ts";
import { cellOf, LISTS_SHEET, type SheetColumn, sheetColumns, sheetFields } from "./workbook-columns.rules.ts";

const HEADER_ROWS = 2;
/** A list to choose from that is longer than this is no help; the key is typed. */
const MAX_OPTIONS = 500;
/** Rows below the last record that are ready to be filled in. */
const BLANK_ROWS = 20;

interface Book {
  kinds: readonly RecordKind[];
  say: Translator;
  document: PlanDocument;
  municipality: string;
  mark?: ExportMark;
}

/**
 * The plan as an .xlsx file: the head on a sheet of its own, field by field; then a sheet for each kind of record. The
 * first row holds the names that the import goes by, the second what they mean in the reader's language. Demo records
 * are left out. The same document and language give the same bytes.
 */
export async function writePlanWorkbook(document: PlanDocument, options: Omit<Book, "document">) {
  const { kinds, say } = options;
  const book: Book = { ...options, document: withoutDemo(document) };
  const choices = choiceLists(kinds);
  const sheets = kinds.map((kind) => (kind.name === "plan" ? headSheet(book, kind) : listSheet(book, kind, choices)));
  return writeWorkbook([...sheets, listsSheet(choices)], say.plain(document.plan.title));
}

function fieldLabel(say: Translator, kind: string, { field, language }: SheetColumn): string {
  const label = fieldWord(say, kind, field);
  return language ? `${label} (${language})` : label;
}

function headSheet(book: Book, kind: RecordKind): SheetContent {
  const { say, document } = book;
  const fields = new Map(sheetFields(kind));
  const columns = sheetColumns(kind, [document.plan]);
  const rows: CellValue[][] = [
    ["field", "label", "value"],
    ["format", say.t("plan.exchange.field.format"), PLAN_FORMAT],
    ["municipality", say.t("plan.exchange.field.municipality"), book.municipality],
    ...markRows(book),
    ...columns.map((column) => [
      column.header,
      fieldLabel(say, kind.name, column),
      valueIn(document.plan, fields, column),
    ]),
  ];
  return {
    name: sheetName(say, kind.name),
    rows,
    widths: [18, 24, 90],
    textColumns: [true, true, true],
    headerRows: 1,
    frozenColumns: 2,
    dropDowns: [],
  };
}

function markRows({ say, mark }: Book): CellValue[][] {
  if (!mark) return [];
  return [
    ["exportedAfterChange", say.t("plan.exchange.field.exportedAfterChange"), String(mark.change)],
    ["lastChangedAt", say.t("plan.exchange.field.lastChangedAt"), mark.at],
  ];
}

function valueIn(record: PlanRecord, fields: ReadonlyMap<string, Field>, column: SheetColumn): CellValue {
  const field = fields.get(column.field);
  return field ? cellOf(record, field, column) : null;
}

function listSheet(book: Book, kind: RecordKind, choices: readonly ChoiceList[]): SheetContent {
  const records = book.document.records[kind.name] ?? [];
  const fields = new Map(sheetFields(kind));
  const columns = sheetColumns(kind, records);
  const blank = columns.map(() => null);
  return {
    name: sheetName(book.say, kind.name),
    rows: [
      columns.map((column) => column.header),
      columns.map((column) => fieldLabel(book.say, kind.name, column)),
      ...records.map((record) => columns.map((column) => valueIn(record, fields, column))),
      ...Array.from({ length: BLANK_ROWS }, () => blank),
    ],
    widths: columns.map((column) => widthOf(fields.get(column.field), column.field)),
    textColumns: columns.map((column) => isTextual(fields.get(column.field))),
    headerRows: HEADER_ROWS,
    frozenColumns: 1,
    dropDowns: columns.flatMap((column, index) => {
      const source = sourceOf(book, { kind, column, field: fields.get(column.field), choices });
      return source ? [{ column: index, fromRow: HEADER_ROWS, toRow: HEADER_ROWS + records.length + 200, source }] : [];
    }),
  };
}

const isTextual = (field: Field | undefined) => field?.type !== "integer" && field?.type !== "decimal";

function widthOf(field: Field | undefined, name: string): number {
  if (name === "key" || field?.type === "ref") return 16;
  if (field?.type === "text") return field.long ? 48 : 30;
  return field?.type === "json" ? 40 : 14;
}

interface Dropping {
  kind: RecordKind;
  column: SheetColumn;
  field: Field | undefined;
  choices: readonly ChoiceList[];
}

/** Keys are chosen from the other sheet itself, so that a row that was just added can be chosen too. */
function sourceOf(book: Book, { kind, column, field, choices }: Dropping): string | null {
  if (field?.type === "ref") {
    const count = book.document.records[field.kind]?.length ?? 0;
    const last = HEADER_ROWS + Math.min(MAX_OPTIONS, count + 50);
    return count <= MAX_OPTIONS ? `'${sheetName(book.say, field.kind)}'!$A$${HEADER_ROWS + 1}:$A$${last}` : null;
  }
  const at = choices.findIndex((list) => list.title === `${kind.name}.${column.field}`);
  const list = choices[at];
  return list ? `'${LISTS_SHEET}'!$${columnLetters(at)}$2:$${columnLetters(at)}$${list.values.length + 1}` : null;
}

interface ChoiceList {
  title: string;
  values: CellValue[];
}

function choiceLists(kinds: readonly RecordKind[]): ChoiceList[] {
  const lists = kinds.filter((kind) => kind.name !== "plan");
  const all = lists.flatMap((kind) =>
    sheetFields(kind).map(([name, field]) => ({ title: `${kind.name}.${name}`, values: choicesOf(field) })),
  );
  return all.filter((list) => list.values.length > 0);
}

function choicesOf(field: Field): CellValue[] {
  if (field.type === "choice") return [...field.choices];
  return field.type === "boolean" ? ["true", "false"] : [];
}

/** What may be chosen, in sight: LibreOffice offers nothing from a hidden sheet. The import passes over it. */
function listsSheet(choices: readonly ChoiceList[]): SheetContent {
  const longest = Math.max(0, ...choices.map((list) => list.values.length));
  const rows = Array.from({ length: longest }, (_, row) => choices.map((list) => list.values[row] ?? null));
  return {
    name: LISTS_SHEET,
    rows: [choices.map((list) => list.title), ...rows],
    widths: choices.map(() => 20),
    textColumns: choices.map(() => true),
    headerRows: 1,
    frozenColumns: 0,
    dropDowns: [],
  };
}
