import { recordAudit } from "#platform/audit/record-audit.ts";
import type { WriteContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { checkConstraints, type PlanReference, writeChange } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { insertChanges, nextBatch } from "./plan-change.data.ts";
import type { Change } from "./plan-diff.rules.ts";

/** One act on a plan: what changes, under which audit name, and why. */
export interface PlanAct {
  plan: PlanReference;
  kinds: readonly RecordKind[];
  changes: readonly Change[];
  /** Audit action, for example `node.moved`. */
  action: string;
  reason?: string | null;
  /** The version of the one record that the person had before her eyes. */
  version?: number;
  /** The batch that this act takes back. */
  undoes?: number;
}

/**
 * The one way in which a plan changes, for pages, imports and undo alike: writes the changes, the plan's history, the
 * audit and the new content revision in the caller's transaction. Returns the batch. The caller has checked permission.
 */
export async function changePlan(ctx: WriteContext, scope: Scope, act: PlanAct): Promise<number> {
  const kinds = new Map(act.kinds.map((kind) => [kind.name, kind]));
  for (const change of act.changes) {
    const kind = kinds.get(change.kind);
    if (!kind) throw new Error(`unknown kind of record: ${change.kind}`);
    await writeChange(scope, change, { planId: act.plan.id, kind, version: act.version });
  }
  await checkConstraints(scope);
  const batch = await nextBatch(scope);
  await insertChanges(scope, act.changes, {
    planId: act.plan.id,
    batch,
    actorId: ctx.audience === "staff" ? ctx.actor.staffId : null,
    reason: act.reason ?? null,
    undoes: act.undoes ?? null,
  });
  await audit(ctx, scope, { act, batch });
  await bumpRevision(scope);
  return batch;
}

/** One change is audited with its fields; an act of many with their number and its batch in the plan's history. */
async function audit(ctx: WriteContext, scope: Scope, { act, batch }: { act: PlanAct; batch: number }): Promise<void> {
  const [only] = act.changes;
  const single = act.changes.length === 1 && only;
  await recordAudit(ctx, scope, {
    action: act.action,
    objectKind: single ? only.kind : "plan",
    objectKey: single ? `${act.plan.key}/${only.key}` : act.plan.key,
    before: single ? only.before : null,
    after: single ? only.after : { changes: act.changes.length, batch },
    reason: act.reason,
  });
}
