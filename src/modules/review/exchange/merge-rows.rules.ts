import type { Issue } from "#platform/errors.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { controlName, type Typed, writeSheetForm } from "../fields/sheet-form.rules.ts";
import { markOf } from "./row-key.rules.ts";
import { cellsOf, type SheetRow, sheetRows } from "./sheet-rows.rules.ts";

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
  /** Rows that the file names and the sheet does not have. */
  unknown: string[];
  /** The form with the workbook's cells in it; conflicts are in it where `take` says so. */
  typed: Typed;
  /** Words in cells that take only certain words; `path` is the control. */
  issues: Issue[];
}

interface Merging {
  fields: readonly Field[];
  values: SheetValues;
  returned: readonly ReturnedRow[];
  say: Translator;
  grades: readonly { value: string; label: string }[];
}

/**
 * Brings the rows of a workbook together with a sheet as it stands now. What the workbook did not change stays as it is
 * now; what it changed and nobody else did is taken; what both changed is taken only where `takesConflicts` says so.
 */
export function mergeRows(merging: Merging, { takesConflicts }: { takesConflicts: boolean }): SheetMerge {
  const { fields, values, returned, say } = merging;
  const now = writeSheetForm(fields, values);
  const rows = rowsWith(merging);
  const typed: Record<string, string> = { ...now };
  const changes: RowChange[] = [];
  const unknown: string[] = [];
  const issues: Issue[] = [];
  for (const given of returned) {
    const row = rows.get(given.row);
    if (!row) {
      unknown.push(given.row);
      continue;
    }
    const change = changeOf(row, { now, given, say });
    if (!change) continue;
    changes.push(change);
    issues.push(...notAmong(row, given.cells, say));
    if (!change.isConflict || takesConflicts) write(typed, row, { cells: given.cells, say });
  }
  return { changes, unknown, typed, issues };
}

/** A word that is none of the choices would be dropped by the form without a sound. */
function notAmong(row: SheetRow, cells: readonly string[], say: Translator): Issue[] {
  const cell = cells[0]?.trim() ?? "";
  const isKnown = row.choices?.some((choice) => choice.label === cell || choice.value === cell) ?? true;
  if (isKnown || cell === "" || cell === say.t("review.notApplicable")) return [];
  return [{ path: row.controls[0] ?? "", code: "review.error.notAChoice", params: { typed: cell.slice(0, 40) } }];
}

/** The sheet's own rows, and as many outputs as the workbook has: it may have been taken out when there were more. */
function rowsWith({ fields, values, returned, say, grades }: Merging): Map<string, SheetRow> {
  const rows = new Map(sheetRows(fields, values, { say, grades }).map((row) => [row.row, row]));
  for (const { row } of returned) {
    const [key, index] = row.split(".");
    const sample = rows.get(`${key}.0`);
    if (rows.has(row) || sample?.table !== "outputs" || !/^\d{1,2}$/.test(index ?? "")) continue;
    const controls = sample.controls.map((control) => control.replace(/\.0\./, `.${index}.`));
    rows.set(row, { ...sample, row, controls });
  }
  return rows;
}

function changeOf(row: SheetRow, at: { now: Typed; given: ReturnedRow; say: Translator }): RowChange | undefined {
  const current = cellsOf(row, at.now, at.say);
  const returned = at.given.cells;
  if (markOf(returned) === at.given.mark || markOf(returned) === markOf(current)) return undefined;
  return { row: row.row, label: row.label, current, returned, isConflict: markOf(current) !== at.given.mark };
}

function write(
  typed: Record<string, string>,
  row: SheetRow,
  { cells, say }: { cells: readonly string[]; say: Translator },
): void {
  const none = controlName(row.field.key, "notApplicable");
  if (cells[0]?.trim() === say.t("review.notApplicable")) {
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
  const count = controlName(row.field.key, "rows");
  if (row.table === "outputs") typed[count] = String(Math.max(Number(typed[count] ?? 0), Number(index) + 1));
}
