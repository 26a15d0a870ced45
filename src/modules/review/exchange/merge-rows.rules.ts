import type { Issue } from "#platform/errors.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { rollingYears, type SheetValues } from "../fields/field-value.rules.ts";
import { controlName, type Typed, writeSheetForm } from "../fields/sheet-form.rules.ts";
import { markOf } from "./row-key.ts";
import { cellsOf, type RowWords, type SheetRow, sheetRows } from "./sheet-rows.rules.ts";

/** A row as it came back: its cells, and the mark of what stood there when the workbook was taken out. */
export interface ReturnedRow {
  row: string;
  mark: string;
  cells: readonly string[];
}

/** One row in which the workbook says something else than the product. */
export interface RowChange {
  row: string;
  label: string;
  /** As it stands in the product, and as it stands in the file. */
  current: readonly string[];
  returned: readonly string[];
  /** Somebody has changed it in the product since the workbook was taken out: a person decides. */
  isConflict: boolean;
}

export interface SheetMerge {
  changes: RowChange[];
  /** The form with the workbook's cells in it; conflicts are in it where `takesConflicts` says so. */
  typed: Typed;
  /** What no form could hold; `path` is a control, or a row's name. */
  issues: Issue[];
  /** Which row, and which of its cells, each control of the form stands in. */
  cellOf: ReadonlyMap<string, { row: string; cell: number }>;
}

export interface Merging extends RowWords {
  fields: readonly Field[];
  values: SheetValues;
  returned: readonly ReturnedRow[];
}

/**
 * Brings the rows of a workbook together with a sheet as it stands now. What the workbook did not change stays as it is
 * now; what it changed and nobody else did is taken; what both changed is taken only where `takesConflicts` says so.
 */
export function mergeRows(merging: Merging, { takesConflicts }: { takesConflicts: boolean }): SheetMerge {
  const now = writeSheetForm(merging.fields, merging.values);
  const rows = rowsWith(merging);
  const typed: Record<string, string> = { ...now };
  const changes: RowChange[] = [];
  const { fitting, issues } = sortOut(merging.returned, rows);
  for (const { row, given } of fitting) {
    const change = changeOf(row, { now, given, merging });
    if (!change) continue;
    changes.push(change);
    issues.push(...notAmong(row, given.cells, merging));
    if (!change.isConflict || takesConflicts) write(typed, row, { cells: given.cells, merging });
  }
  issues.push(...halfNotApplicable(changes, rows, merging));
  return { changes, typed, issues, cellOf: new Map([...rows.values()].flatMap(placesOf)) };
}

/** The rows that the sheet has, with as many cells as it takes; what is wrong with the others. */
function sortOut(returned: readonly ReturnedRow[], rows: ReadonlyMap<string, SheetRow>) {
  const fitting: { row: SheetRow; given: ReturnedRow }[] = [];
  const issues: Issue[] = [];
  for (const given of returned) {
    const row = rows.get(given.row);
    if (row && given.cells.length === row.controls.length) fitting.push({ row, given });
    else issues.push({ path: given.row, code: row ? "review.error.headMissing" : "review.error.rowUnknown" });
  }
  return { fitting, issues };
}

const placesOf = ({ row, controls }: SheetRow) => controls.map((name, cell) => [name, { row, cell }] as const);

/** A word that is none of the choices would be dropped by the form without a sound. */
function notAmong(row: SheetRow, cells: readonly string[], { say }: Merging): Issue[] {
  const cell = cells[0]?.trim() ?? "";
  const isKnown = row.choices?.some((choice) => choice.label === cell || choice.value === cell) ?? true;
  if (isKnown || cell === "" || isNotApplicable(cells, say)) return [];
  return [{ path: row.controls[0] ?? "", code: "review.error.notAChoice", params: { typed: cell.slice(0, 40) } }];
}

const isNotApplicable = (cells: readonly string[], say: Merging["say"]): boolean =>
  cells[0]?.trim() === say.t("review.notApplicable");

/** 該当なし is said of a whole field: where one of its rows says so now and another holds something, nobody can tell what is meant. */
function halfNotApplicable(
  changes: readonly RowChange[],
  rows: ReadonlyMap<string, SheetRow>,
  { returned, say }: Merging,
): Issue[] {
  const isFilled = (cells: readonly string[]) =>
    !isNotApplicable(cells, say) && cells.some((cell) => cell.trim() !== "");
  const filled = new Set(returned.filter(({ cells }) => isFilled(cells)).map(({ row }) => rows.get(row)?.field.key));
  return changes
    .filter((change) => isNotApplicable(change.returned, say) && filled.has(rows.get(change.row)?.field.key))
    .map((change) => ({ path: change.row, code: "review.error.halfNotApplicable" }));
}

/** The sheet's own rows, and as many outputs as the workbook has: it may have been taken out when there were more. */
function rowsWith(merging: Merging): Map<string, SheetRow> {
  const { fields, values, returned } = merging;
  const rows = new Map(sheetRows(fields, values, merging).map((row) => [row.row, row]));
  for (const { row } of returned) {
    const [key, index] = row.split(".");
    const sample = rows.get(`${key}.0`);
    if (rows.has(row) || sample?.table !== "outputs" || !/^\d{1,2}$/.test(index ?? "")) continue;
    const controls = sample.controls.map((control) => control.replace(/\.0\./, `.${index}.`));
    rows.set(row, { ...sample, row, controls });
  }
  return rows;
}

function changeOf(
  row: SheetRow,
  { now, given, merging }: { now: Typed; given: ReturnedRow; merging: Merging },
): RowChange | undefined {
  const current = cellsOf(row, now, merging.say);
  const returned = given.cells;
  if (markOf(returned) === given.mark || markOf(returned) === markOf(current)) return undefined;
  return { row: row.row, label: row.label, current, returned, isConflict: markOf(current) !== given.mark };
}

function write(
  typed: Record<string, string>,
  row: SheetRow,
  { cells, merging }: { cells: readonly string[]; merging: Merging },
): void {
  const { key, kind } = row.field;
  const none = controlName(key, "notApplicable");
  if (isNotApplicable(cells, merging.say)) {
    typed[none] = "on";
    return;
  }
  delete typed[none];
  row.controls.forEach((control, index) => {
    const cell = cells[index]?.trim() ?? "";
    // What is not among the choices goes on as it is: the form's own check says what is wrong with it.
    typed[control] = row.choices?.find((choice) => choice.label === cell || choice.value === cell)?.value ?? cell;
  });
  const [, index] = row.row.split(".");
  const count = controlName(key, "rows");
  if (kind === "outputs") typed[count] = String(Math.max(Number(typed[count] ?? 0), Number(index) + 1));
  if (kind === "rolling")
    rollingYears(merging.fiscalYear).forEach((year, at) => {
      typed[controlName(key, at, "year")] = String(year);
    });
}
