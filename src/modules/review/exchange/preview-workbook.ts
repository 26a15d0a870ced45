import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { columnLetters } from "#platform/documents/workbook.ts";
import { AppError, type Issue, invalid } from "#platform/errors.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
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

/** Every sheet that the workbook changes, and everything that is wrong with it, each with its place in the file. */
export async function compareWithYear(
  ctx: StaffContext,
  scope: Scope,
  { cycle, rows, takes }: Comparing,
): Promise<{ sheets: PreviewedSheet[]; issues: Issue[] }> {
  const { fields } = await getFieldSet(scope, cycle.fieldSetId);
  const grades = await gradeChoices(scope, cycle, ctx.say);
  const known = new Map((await listSheets(scope, { cycleId: cycle.id })).map((sheet) => [sheet.id, sheet]));
  const reviewer = await readReviewer(ctx, scope);
  const today = todayInJapan(ctx.clock.now());
  const compared = [...Map.groupBy(rows, (row) => row.sheetId)].map(([sheetId, own]) => {
    const sheet = known.get(sheetId);
    if (!sheet) return { preview: null, issues: [placed(own[0], "review.error.otherBook")] };
    const merging = { fields, values: sheet.values, returned: own, say: ctx.say, grades };
    const merge = mergeRows(merging, { takesConflicts: takes.has(sheetId) });
    if (merge.changes.length === 0) return { preview: null, issues: [] };
    const whole = mergeRows(merging, { takesConflicts: true });
    const { issues } = readSheetForm(fields, { typed: whole.typed, previous: sheet.values });
    const refused = refusalOf({ sheet, cycle, reviewer, today });
    const found = [...whole.issues, ...issues];
    return {
      preview: { sheet, title: sheet.projectTitle, merge },
      issues: [
        ...(refused ? [placed(own[0], refused, { project: ctx.say.plain(sheet.projectTitle) })] : []),
        ...issuesIn(own, found),
      ],
    };
  });
  return {
    sheets: compared.flatMap(({ preview }) => (preview ? [preview] : [])),
    issues: compared.flatMap(({ issues }) => issues),
  };
}

/** Why the person cannot bring anything into this sheet now. */
function refusalOf(at: { sheet: Sheet; cycle: Cycle; reviewer: Reviewer; today: string }): string | null {
  const { sheet, cycle, reviewer, today } = at;
  if (!mayFillSheet(reviewer, sheet)) return "review.error.notYourSheet";
  const isLocked = isLockedForOwner(cycle, sheet, today) && !mayManageReview(reviewer);
  return !isWithOwner(sheet.state) || isLocked ? "review.error.sheetSent" : null;
}

const placed = (row: PlacedRow | undefined, code: string, more: Record<string, string> = {}): Issue => ({
  path: "file",
  code,
  params: { sheet: row?.sheetName ?? "", row: row?.at ?? 0, ...more },
});

/** What the form's own check found, said at the row of the workbook: the one whose key the control's name begins with. */
function issuesIn(rows: readonly PlacedRow[], found: readonly Issue[]): Issue[] {
  return found.map((issue) => {
    const control = issue.path.replace(/^f\./, "");
    const row =
      rows.find((entry) => control === entry.row || control.startsWith(`${entry.row}.`)) ??
      rows.find((entry) => entry.row.startsWith(control));
    const column = row ? columnLetters(row.firstColumn) : "";
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
