import { recordAudit } from "#platform/audit/record-audit.ts";
import type { WriteContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid, notFound } from "#platform/errors.ts";
import { projectKind } from "../records/plan-kinds.ts";
import { findRecord } from "../records/plan-record.data.ts";
import { findFactOf, insertFact } from "./fact.data.ts";
import { checkFact, type NewFact } from "./fact.rules.ts";

/** A fact as a caller gives it; what is left out is the usual. */
export type FactToRecord = Pick<NewFact, "planId" | "project" | "date" | "kind" | "title" | "bodyId"> &
  Partial<Pick<NewFact, "quantities" | "source" | "evidence" | "isPublic" | "basis">>;

export interface RecordedFact {
  id: number;
  /** False where the same source had left this fact before: nothing was written. */
  isNew: boolean;
}

/**
 * Writes what was done into the ledger, in the caller's transaction: no act without its fact, no fact without its act.
 * The caller has checked who may do that. The same source leaves a kind of fact once, however often it is told.
 * @throws AppError invalid, notFound
 */
export async function recordFact(ctx: WriteContext, scope: Scope, given: FactToRecord): Promise<RecordedFact> {
  const recorded = await writeFact(ctx, scope, given);
  if (!recorded.isNew) return recorded;
  await recordAudit(ctx, scope, {
    action: "fact.recorded",
    objectKind: "facts",
    objectKey: String(recorded.id),
    bodyId: given.bodyId,
    // Neither the title nor the evidence: somebody may have put a name there.
    after: { project: given.project, date: given.date, kind: given.kind, quantities: given.quantities ?? [] },
  });
  await bumpRevision(scope);
  return recorded;
}

/** The same without its audit and the new revision, for many at once. */
export async function writeFact(ctx: WriteContext, scope: Scope, given: FactToRecord): Promise<RecordedFact> {
  const fact: NewFact = { quantities: [], source: null, evidence: null, isPublic: true, basis: "source", ...given };
  const issues = checkFact(fact);
  if (issues.length > 0) throw invalid(issues);
  const project = await findRecord(scope, projectKind, { planId: fact.planId, key: fact.project });
  if (!project) throw notFound("plan.error.recordNotFound");
  const id = await insertFact(scope, fact, entryOf(ctx));
  if (id !== undefined) return { id, isNew: true };
  const before = fact.source && (await findFactOf(scope, { ...fact.source, kind: fact.kind }));
  if (!before) throw new Error(`neither a new fact nor the one before: ${fact.kind}`);
  return { id: before.id, isNew: false };
}

/** Who writes a row, and when. */
export function entryOf(ctx: WriteContext) {
  return { enteredBy: ctx.audience === "staff" ? ctx.actor.staffId : null, enteredAt: ctx.clock.now() };
}
