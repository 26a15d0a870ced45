import {
  type CellValue,
  columnLetters,
  readWorkbook,
  type SheetRows,
  WorkbookError,
} from "#platform/documents/workbook.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { issuesOf, wellFormed } from "#platform/http/form.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import type { PlanHead } from "../../records/plan-records.ts";
import {
  type Field,
  KEY_PATTERN,
  type PlanRecord,
  type RecordKind,
  schemaOf,
} from "../../records/record-kind.rules.ts";
import {
  MARK_FIELDS,
  MAX_ISSUES,
  MAX_RECORDS,
  markOf,
  PLAN_FORMAT,
  type Place,
  type PlanFile,
} from "./plan-file.rules.ts";
import { readNotation } from "./read-notation.ts";
import { columnOfHeader, LISTS_SHEET, type SheetColumn, sheetColumns, sheetFields } from "./workbook-columns.rules.ts";

interface Reading {
  issues: Issue[];
  places: Map<string, RecordPlace>;
}

/** Where a record stands: its cells by header, for issues that name a field. */
interface RecordPlace {
  sheet: string;
  /** From 1. */
  row: number;
  columns: readonly (SheetColumn | undefined)[];
  /** The head runs down the sheet, one field a row. */
  isHead: boolean;
}

/**
 * Reads a workbook as `writePlanWorkbook` writes it. Throws `invalid` with everything that is wrong, each issue with
 * `params.sheet`, `row` (from 1) and `column` (letters). A sheet or a column that is missing is an error: it would
 * otherwise silently empty a list or a field.
 */
export async function readPlanWorkbook(bytes: Uint8Array, kinds: readonly RecordKind[]): Promise<PlanFile> {
  const sheets = await openSheets(bytes);
  const reading: Reading = { issues: [], places: new Map() };
  const byKind = sheetsByKind(sheets, kinds, reading);
  const records: Record<string, PlanRecord[]> = {};
  let head: Head = { plan: undefined, municipality: "", mark: null };
  for (const kind of kinds) {
    const sheet = byKind.get(kind.name);
    if (!sheet) continue;
    if (kind.name === "plan") head = readHead(kind, sheet, reading);
    else records[kind.name] = readList(kind, sheet, reading);
  }
  if (reading.issues.length > 0) throw invalid(reading.issues.slice(0, MAX_ISSUES), "plan.error.file");
  return {
    municipality: head.municipality,
    overlay: null,
    mark: head.mark,
    document: { plan: head.plan as PlanHead, records },
    placeOf: (path) => placeAt(path, reading),
  };
}

async function openSheets(bytes: Uint8Array): Promise<SheetRows[]> {
  try {
    return await readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const issues = error.problems.map(({ what, sheet, row, column }) => {
      const params: Place = sheet === undefined ? {} : { sheet };
      if (row !== undefined) params.row = row;
      if (column !== undefined) params.column = columnLetters(column - 1);
      return { path: "", code: `plan.error.workbook.${what}`, params };
    });
    throw invalid(issues, "plan.error.file");
  }
}

function sheetsByKind(
  sheets: readonly SheetRows[],
  kinds: readonly RecordKind[],
  { issues }: Reading,
): Map<string, SheetRows> {
  const found = new Map<string, SheetRows>();
  const known = new Set(kinds.map((kind) => kind.name));
  for (const sheet of sheets) {
    const name = sheet.name.split(/[\s(（]/)[0] ?? "";
    if (name === LISTS_SHEET) continue;
    const wrong = known.has(name) ? "plan.error.sheetTwice" : "plan.error.unknownSheet";
    if (!known.has(name) || found.has(name)) issues.push({ path: "", code: wrong, params: { sheet: sheet.name } });
    else found.set(name, sheet);
  }
  const missing = [...known].filter((name) => !found.has(name));
  issues.push(...missing.map((kind) => ({ path: "", code: "plan.error.missingSheet", params: { kind } })));
  return found;
}

type Head = Pick<PlanFile, "municipality" | "mark"> & { plan: PlanRecord | undefined };

/** Rows of the head's sheet that are no fields of the plan. */
const HEADER: ReadonlySet<string> = new Set(["format", "municipality", ...MARK_FIELDS]);

function readHead(kind: RecordKind, sheet: SheetRows, reading: Reading): Head {
  const cells = new Map<string, { value: CellValue; row: number }>();
  const columns: (SheetColumn | undefined)[] = [];
  sheet.rows.slice(1).forEach((row, index) => {
    const name = textOf(row[0]);
    const place = { sheet: sheet.name, row: index + 2, column: "A" };
    if (name === "") return;
    const column = columnOfHeader(kind, name);
    columns[index + 1] = column;
    if (!column && !HEADER.has(name)) {
      reading.issues.push({ path: "", code: "plan.error.unknownColumn", params: { ...place, name } });
    }
    if (cells.has(name)) reading.issues.push({ path: "", code: "plan.error.columnTwice", params: { ...place, name } });
    cells.set(name, { value: row[2] ?? null, row: index + 2 });
  });
  if (textOf(cells.get("format")?.value) !== PLAN_FORMAT) {
    reading.issues.push({ path: "", code: "plan.error.format", params: { format: PLAN_FORMAT, sheet: sheet.name } });
  }
  checkMissing(kind, { sheet: sheet.name, present: new Set(cells.keys()) }, reading);
  const place: RecordPlace = { sheet: sheet.name, row: 1, columns, isHead: true };
  const row = columns.map((column) => cells.get(column?.header ?? "")?.value ?? null);
  const plan = readRecord(kind, { place, row }, reading);
  const said = (name: string) => textOf(cells.get(name)?.value);
  return {
    plan,
    municipality: said("municipality"),
    mark: markOf(said("exportedAfterChange"), said("lastChangedAt")),
  };
}

function readList(kind: RecordKind, sheet: SheetRows, reading: Reading): PlanRecord[] {
  const columns = headersOf(kind, sheet, reading);
  const keyAt = columns.findIndex((column) => column?.field === "key");
  // The second row explains the first; somebody may have taken it away.
  const first = KEY_PATTERN.test(textOf(sheet.rows[1]?.[keyAt])) ? 1 : 2;
  const filled = sheet.rows.flatMap((row, index) =>
    index >= first && row.some((cell) => textOf(cell) !== "") ? [index] : [],
  );
  if (filled.length > MAX_RECORDS) {
    reading.issues.push({
      path: "",
      code: "plan.error.tooManyRecords",
      params: { sheet: sheet.name, list: kind.name, limit: MAX_RECORDS },
    });
    return [];
  }
  return filled.flatMap((index) => {
    const place: RecordPlace = { sheet: sheet.name, row: index + 1, columns, isHead: false };
    const record = readRecord(kind, { place, row: sheet.rows[index] ?? [] }, reading);
    return record ? [{ ...record, position: String(index + 1) }] : [];
  });
}

function headersOf(kind: RecordKind, sheet: SheetRows, reading: Reading): (SheetColumn | undefined)[] {
  const present = new Set<string>();
  const columns = (sheet.rows[0] ?? []).map((cell, index) => {
    const name = textOf(cell);
    const column = columnOfHeader(kind, name);
    const params = { sheet: sheet.name, row: 1, column: columnLetters(index), name };
    const hasContent = name !== "" || sheet.rows.some((row) => textOf(row[index]) !== "");
    if (!column && hasContent) reading.issues.push({ path: "", code: "plan.error.unknownColumn", params });
    if (present.has(name) && name !== "") reading.issues.push({ path: "", code: "plan.error.columnTwice", params });
    present.add(name);
    return column;
  });
  checkMissing(kind, { sheet: sheet.name, present }, reading);
  return columns;
}

/** The columns that even an empty sheet has. */
function checkMissing(
  kind: RecordKind,
  found: { sheet: string; present: ReadonlySet<string> },
  { issues }: Reading,
): void {
  for (const { header, field } of sheetColumns(kind, [])) {
    if (!found.present.has(header)) {
      const params = { sheet: found.sheet, name: header, kind: kind.name, field };
      issues.push({ path: "", code: "plan.error.missingColumn", params });
    }
  }
}

function readRecord(
  kind: RecordKind,
  from: { place: RecordPlace; row: readonly CellValue[] },
  reading: Reading,
): PlanRecord | undefined {
  const before = reading.issues.length;
  const fields = valuesOf(kind, from, reading);
  const key = String(fields.key ?? "").slice(0, 80);
  reading.places.set(`${kind.name}.${key}`, from.place);
  if (reading.issues.length > before) return undefined;
  const parsed = schemaOf(kind).safeParse(fields);
  if (parsed.success) return parsed.data;
  for (const issue of issuesOf(parsed.error)) {
    const path = `${kind.name}.${key}.${issue.path}`;
    reading.issues.push({ ...issue, path, params: placeOfField(from.place, issue.path) });
  }
  return undefined;
}

function valuesOf(
  kind: RecordKind,
  { place, row }: { place: RecordPlace; row: readonly CellValue[] },
  reading: Reading,
): Record<string, unknown> {
  const fields = new Map(sheetFields(kind));
  const values: Record<string, unknown> = {};
  place.columns.forEach((column, index) => {
    const cell = row[index] ?? null;
    if (column && cell !== null)
      values[column.field] = cellValueOf(fields.get(column.field), { cell, column, so: values[column.field] });
  });
  for (const [name, field] of fields) if (field.type === "json") readJson(values, { name, field, place }, reading);
  return values;
}

/** What a cell adds to its field: texts and long values are put together from several cells. */
function cellValueOf(
  field: Field | undefined,
  at: { cell: string | number | boolean; column: SheetColumn; so: unknown },
): unknown {
  const { cell, column, so } = at;
  const written = wellFormed(String(cell));
  if (column.language !== undefined) return { ...(so as object | undefined), [column.language]: written };
  if (field?.type === "json") return `${so ?? ""}${written}`;
  if (field?.type === "boolean") return written.trim().toLowerCase();
  if (field?.type === "date") return readTypedDate(written, field.fiscalYear) ?? written;
  return typeof cell === "number" ? cell : written;
}

function readJson(
  values: Record<string, unknown>,
  at: { name: string; field: Field; place: RecordPlace },
  { issues }: Reading,
): void {
  const written = values[at.name];
  if (typeof written !== "string" || written.trim() === "") return;
  const read = readNotation(written, at.field);
  if (read.ok) values[at.name] = read.value;
  else issues.push({ path: "", code: "plan.error.notation", params: placeOfField(at.place, at.name) });
}

function textOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell).trim();
}

/** `title.ja`, `rows.3.1`: the cell of the column that is named, or of the first one of the field. */
function placeOfField(place: RecordPlace, path: string): Place {
  const [field = "", language] = path.split(".");
  const exact = place.columns.findIndex((column) => column?.field === field && column.language === language);
  const index = exact >= 0 ? exact : place.columns.findIndex((column) => column?.field === field);
  if (place.isHead) return { sheet: place.sheet, row: Math.max(index, 0) + 1, column: "C" };
  return { sheet: place.sheet, row: place.row, column: columnLetters(Math.max(index, 0)) };
}

function placeAt(path: string, { places }: Reading): Place {
  const [kind = "", key = "", ...field] = path.split(".");
  const place = places.get(`${kind}.${key}`);
  return place ? placeOfField(place, field.join(".")) : {};
}
