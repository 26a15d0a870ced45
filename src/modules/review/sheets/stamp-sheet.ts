import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Cycle } from "../cycles/cycle.data.ts";
import { changedFields } from "../fields/missing-fields.rules.ts";
import { type Sheet, type SheetChange, type SheetHead, updateSheet } from "./sheet.data.ts";
import { insertSteps, type NewStep, type SheetStep } from "./sheet-step.data.ts";

export interface Stamp {
  /** With its values where the act changes them. */
  sheet: SheetHead | Sheet;
  cycle: Pick<Cycle, "planKey" | "fiscalYear">;
  act: Extract<SheetStep["act"], "unlock" | "assign" | "confirmSettled">;
  /** What the audit calls it, `sheet.<past tense>`. */
  action: string;
  change: Omit<SheetChange, "state">;
  note?: string;
  /** The post that the step speaks of, as it was called then. */
  postName?: Text;
}

/** What happens to a sheet without moving it on its way; it stands in the timeline like every step. */
export async function stampSheet(ctx: StaffContext | SystemContext, scope: Scope, act: Stamp): Promise<void> {
  const { sheet, cycle, change } = act;
  const changed = change.values && "values" in sheet ? changedFields(sheet.values, change.values) : null;
  const note = act.note?.trim() || null;
  await updateSheet(scope, sheet, change);
  if (sheet.isPublic) await bumpRevision(scope);
  await insertSteps(scope, [stepOf(ctx, act, { changed, note })]);
  await recordAudit(ctx, scope, {
    action: act.action,
    objectKind: "sheet",
    objectKey: `${cycle.planKey}/${cycle.fiscalYear}/${sheet.project}`,
    bodyId: change.bodyId ?? sheet.bodyId,
    before: lastingOf(sheet),
    after: { ...lastingOf({ ...sheet, ...change }), fields: Object.keys(changed?.after ?? {}) },
    reason: note,
  });
}

const lastingOf = ({ postId, unlockedUntil, settledState }: SheetHead) => ({ postId, unlockedUntil, settledState });

function stepOf(
  ctx: StaffContext | SystemContext,
  { sheet, act, postName }: Stamp,
  { changed, note }: { changed: ReturnType<typeof changedFields>; note: string | null },
): NewStep {
  return {
    sheetId: sheet.id,
    at: ctx.clock.now(),
    actorId: ctx.audience === "staff" ? ctx.actor.staffId : null,
    postName: postName ?? null,
    act,
    fromState: sheet.state,
    toState: sheet.state,
    level: sheet.level,
    note,
    before: changed?.before ?? null,
    after: changed?.after ?? null,
  };
}
