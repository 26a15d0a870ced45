import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, conflict, invalid } from "#platform/errors.ts";
import { doAtOnce } from "#platform/tasks/do-at-once.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { readSheetForm } from "../fields/sheet-form.rules.ts";
import { TAKE_WORKBOOK_IN } from "../review-tasks.ts";
import { type OpenSheet, openSheetForAct } from "../sheets/open-sheet.ts";
import { sendOn } from "../sheets/write-sheet.ts";
import { compareWithYear, type PreviewedSheet, refuseNothing } from "./preview-workbook.ts";
import { deleteSheetImport, getSheetImport } from "./sheet-import.data.ts";

export interface WorkbookToApply {
  planKey: string;
  fiscalYear: number;
  id: string;
  /** Sheets in which the file wins where somebody has changed the same since. */
  takes: ReadonlySet<number>;
  /** The versions of the sheets that the person decided on. */
  versions: ReadonlyMap<number, number>;
  /** Sends the sheets on, instead of saving drafts. */
  sends: boolean;
}

/**
 * Takes a workbook in, all of it or nothing. Returns the number of sheets that changed.
 * @throws AppError conflict `review.error.changedSincePreview` where a sheet was changed after the preview
 */
export async function applyWorkbook(ctx: StaffContext, input: WorkbookToApply): Promise<number> {
  const { planKey: plan, fiscalYear, id } = input;
  const task = { kind: TAKE_WORKBOOK_IN, input: { plan, fiscalYear, id }, path: `/review/${plan}/${fiscalYear}` };
  return doAtOnce(ctx, task, async (scope) => {
    const cycle = await getCycle(scope, input);
    const whose = { cycleId: cycle.id, staffId: ctx.actor.staffId, now: ctx.clock.now() };
    const upload = await getSheetImport(scope, input.id, whose);
    const { sheets, issues } = await compareWithYear(ctx, scope, { cycle, rows: upload.rows, takes: input.takes });
    if (issues.length > 0) throw invalid(issues, "review.error.file");
    refuseNothing(sheets);
    if (sheets.some(({ sheet }) => input.versions.get(sheet.id) !== sheet.version))
      throw conflict("review.error.changedSincePreview");
    const act = input.sends ? "submit" : "save";
    for (const preview of sheets) await takeIn(ctx, scope, { preview, act, note: upload.fileName });
    await deleteSheetImport(scope, input.id);
    return sheets.length;
  });
}

interface TakingIn {
  preview: PreviewedSheet;
  act: "save" | "submit";
  /** The file's name stands in the timeline. */
  note: string;
}

async function takeIn(ctx: StaffContext, scope: Scope, { preview, act, note }: TakingIn): Promise<void> {
  const { sheet, merge } = preview;
  const opened = await openSheetForAct(ctx, scope, { id: sheet.id, act });
  // Between the comparison and the lock of this row somebody may have been quicker.
  if (opened.sheet.version !== sheet.version) throw conflict("review.error.changedSincePreview");
  const { values } = readSheetForm(opened.fieldSet.fields, { typed: merge.typed, previous: sheet.values });
  const sending = sendOn(ctx, scope, { opened, values, input: { act, note }, recordedAs: "import" });
  await sending.catch((error: unknown) => {
    throw error instanceof AppError ? inProject(error, { ctx, opened }) : error;
  });
}

/** Which sheet lacks something: several are sent at once. */
function inProject(error: AppError, { ctx, opened }: { ctx: StaffContext; opened: OpenSheet }): AppError {
  const labels = new Map(opened.fieldSet.fields.map((field) => [field.key, ctx.say.plain(field.label)]));
  const project = ctx.say.plain(opened.sheet.projectTitle);
  const issues = error.issues.map((issue) => {
    const field = labels.get(issue.path.split(".")[1] ?? "") ?? "";
    return { ...issue, path: `sheet-${opened.sheet.id}`, params: { ...issue.params, project, field } };
  });
  return issues.length > 0 ? invalid(issues, error.code) : error;
}
