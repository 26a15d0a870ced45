import type { Issue } from "#platform/errors.ts";
import type { PlanDocument } from "../../records/plan-document.rules.ts";

export const PLAN_FORMAT = "kakehashi-plan/1";
/** Records of one list, rows of one sheet. */
export const MAX_RECORDS = 20_000;
/** More than this a person does not read; the file is refused as a whole anyway. */
export const MAX_ISSUES = 200;

/** Which state of a plan a file was made from. */
export interface ExportMark {
  /** The newest change of the plan's history then; 0 before the first. */
  change: number;
  /** When that change was made (ISO 8601, UTC): numbers alone may be those of another installation. */
  at: string | null;
}

/** The fields of the mark, in both formats. */
export const MARK_FIELDS = ["exportedAfterChange", "lastChangedAt"] as const;

/** Null where the file does not say it, or not so that it can be read: then it counts as made by hand. */
export function markOf(change: string | null, at: string | null): ExportMark | null {
  return /^\d{1,15}$/.test(change ?? "") ? { change: Number(change), at: at || null } : null;
}

/** What a plan file or workbook says before it is compared with anything. */
export interface PlanFile {
  municipality: string;
  /** Key of the plan that an overlay's records are added to; null for a plan. */
  overlay: string | null;
  mark: ExportMark | null;
  document: PlanDocument;
  /** Where something stands in the file: `nodes.1-2.title` → `{ line }` or `{ sheet, row, column }`. */
  placeOf(path: string): Place;
}

export type Place = Record<string, string | number>;

/** Issues that name records (`checkDocument`), with the place in the file beside them. */
export function withPlaces(issues: readonly Issue[], file: Pick<PlanFile, "placeOf">): Issue[] {
  return issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ ...issue, params: { ...issue.params, ...file.placeOf(issue.path) } }));
}
