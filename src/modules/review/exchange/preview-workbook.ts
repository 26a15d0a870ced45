import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { AppError, type Issue, invalid } from "#platform/errors.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { readSheetForm } from "../fields/sheet-form.rules.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayFillSheet, mayManageReview, type Reviewer } from "../permissions.ts";
import { isLockedForOwner } from "../sheets/lock.rules.ts";
import { listSheets, type Sheet } from "../sheets/sheet.data.ts";
import { isWithOwner } from "../sheets/sheet-state.rules.ts";
import { mergeRows, type SheetMerge } from "./merge-rows.rules.ts";
import type { PlacedRow } from "./read-section-book.ts";
import { gradeChoices } from "./read-section-year.ts";
import { getSheetImport, insertSheetImport } from "./sheet-import.data.ts";
import type { RowWords } from "./sheet-rows.rules.ts";
import { READ_SECTION_BOOK } from "./sheet-tasks.ts";

const KEPT_MS = 24 * 3_600_000;

interface YearAt {
  planKey: string;
  fiscalYear: number;
}

/** Reads an uploaded workbook and keeps what it says for the preview. Returns the upload's id. */
export async function prepareWorkbook(
  ctx: StaffContext,
  at: YearAt & { documents: Documents },
  upload: UploadedFile,
): Promise<string> {
  const file = { name: upload.name, bytes: upload.bytes };
  const { rows } = await at.documents.run(READ_SECTION_BOOK, file);
  const now = ctx.clock.now();
  return ctx.transaction(async (scope) => {
    const cycle = await getCycle(scope, at);
    const { issues } = await compareWithYear(ctx, scope, { cycle, rows, takes: new Set() });
    if (issues.length > 0) throw invalid(issues, "review.error.file");
    const expiresAt = new Date(now.getTime() + KEPT_MS);
    return insertSheetImport(
      scope,
      { cycleId: cycle.id, staffId: ctx.actor.staffId, fileName: upload.name, rows, expiresAt },
      now,
    );
  });
}

/** What taking the workbook in would change in one sheet. */
export interface PreviewedSheet {
  sheet: Sheet;
  title: Text;
  merge: SheetMerge;
  /** Rows that the spreadsheet did not show. */
  hidden: ReadonlySet<string>;
}

export interface WorkbookPreview {
  cycle: Cycle;
  fileName: string;
  sheets: PreviewedSheet[];
  issues: Issue[];
}

export async function previewWorkbook(ctx: StaffContext, at: YearAt & { id: string }): Promise<WorkbookPreview> {
  return ctx.read(async (scope) => {
    const cycle = await getCycle(scope, at);
    const whose = { cycleId: cycle.id, staffId: ctx.actor.staffId, now: ctx.clock.now() };
    const { rows, fileName } = await getSheetImport(scope, at.id, whose);
    const compared = await compareWithYear(ctx, scope, { cycle, rows, takes: new Set() });
    return { cycle, fileName, ...compared };
  });
}

interface Comparing {
  cycle: Cycle;
  rows: readonly PlacedRow[];
  /** Sheets whose conflicts are decided for the file. */
  takes: ReadonlySet<number>;
}

interface Year extends RowWords {
  cycle: Cycle;
  fields: readonly Field[];
  reviewer: Reviewer;
  today: string;
}

/** Every sheet that the workbook changes, and everything that is wrong with it, each with its place in the file. */
export async function compareWithYear(
  ctx: StaffContext,
  scope: Scope,
  { cycle, rows, takes }: Comparing,
): Promise<{ sheets: PreviewedSheet[]; issues: Issue[] }> {
  const year: Year = {
    cycle,
    fiscalYear: cycle.fiscalYear,
    fields: (await getFieldSet(scope, cycle.fieldSetId)).fields,
    grades: await gradeChoices(scope, cycle, ctx.say),
    reviewer: await readReviewer(ctx, scope),
    today: todayInJapan(ctx.clock.now()),
    say: ctx.say,
  };
  const known = new Map((await listSheets(scope, { cycleId: cycle.id })).map((sheet) => [sheet.id, sheet]));
  const sheets: PreviewedSheet[] = [];
  const issues: Issue[] = [];
  for (const [sheetId, own] of Map.groupBy(rows, (row) => row.sheetId)) {
    const sheet = known.get(sheetId);
    if (!sheet) issues.push(placed(own[0], "review.error.otherBook"));
    const compared = sheet && compareSheet(year, { sheet, own, takesConflicts: takes.has(sheetId) });
    if (compared && compared.merge.changes.length > 0) sheets.push(compared);
    issues.push(...(compared?.issues ?? []));
  }
  return { sheets, issues };
}

interface Compared {
  sheet: Sheet;
  own: readonly PlacedRow[];
  takesConflicts: boolean;
}

function compareSheet(year: Year, { sheet, own, takesConflicts }: Compared): PreviewedSheet & { issues: Issue[] } {
  const merging = { ...year, values: sheet.values, returned: own };
  const merge = mergeRows(merging, { takesConflicts });
  const title = sheet.projectTitle;
  const hidden = new Set(own.flatMap(({ row, isHidden }) => (isHidden ? [row] : [])));
  if (merge.changes.length === 0) return { sheet, title, merge, hidden, issues: placeAll(own, merge) };
  // What is wrong is said of the whole file, whatever is decided about its conflicts.
  const whole = mergeRows(merging, { takesConflicts: true });
  const form = readSheetForm(year.fields, { typed: whole.typed, previous: sheet.values });
  const refused = refusalOf(sheet, year);
  const refusal = refused ? [placed(own[0], refused, { project: year.say.plain(title) })] : [];
  const issues = [...refusal, ...placeAll(own, whole, form.issues)];
  return { sheet, title, merge, hidden, issues };
}

/** Why the person cannot bring anything into this sheet now. */
function refusalOf(sheet: Sheet, { cycle, reviewer, today }: Year): string | null {
  if (!mayFillSheet(reviewer, sheet)) return "review.error.notYourSheet";
  const isLocked = isLockedForOwner(cycle, sheet, today) && !mayManageReview(reviewer);
  return !isWithOwner(sheet.state) || isLocked ? "review.error.sheetSent" : null;
}

const placed = (row: PlacedRow | undefined, code: string, more: Record<string, string> = {}): Issue => ({
  path: "file",
  code,
  params: { sheet: row?.sheetName ?? "", row: row?.at ?? 0, ...more },
});

/** What is wrong, said at the cell of the workbook. */
function placeAll(rows: readonly PlacedRow[], merge: SheetMerge, inForm: readonly Issue[] = []): Issue[] {
  return [...merge.issues, ...inForm].map((issue) => {
    const cell = merge.cellOf.get(issue.path) ?? { row: issue.path, cell: 0 };
    const row = rows.find((entry) => entry.row === cell.row);
    const column = row?.columns[cell.cell] ?? "";
    return {
      ...issue,
      path: "file",
      params: { ...issue.params, sheet: row?.sheetName ?? "", row: row?.at ?? 0, column },
    };
  });
}

/** @throws AppError conflict: nothing in the file differs from what is there */
export function refuseNothing(sheets: readonly PreviewedSheet[]): void {
  if (sheets.length === 0) throw new AppError("conflict", "review.error.nothingChanged");
}
