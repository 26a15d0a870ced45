import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, type Issue, invalid, notFound } from "#platform/errors.ts";
import { changePlan } from "../changes/change-plan.ts";
import type { Change } from "../changes/plan-diff.rules.ts";
import { mayEditPlan } from "../permissions.ts";
import { findMissingShared } from "../records/find-missing-shared.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import { loadDocument, type PlanReference } from "../records/plan-record.data.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { checkStage } from "../versions/plan-state.rules.ts";
import { getPlanForUpdate } from "./plan-edit.data.ts";
import { applyChanges, findNewIssues } from "./plan-edit.rules.ts";

/** Which plan, and the kinds of records that the installation knows. */
export interface PlanTarget {
  plan: string;
  kinds: readonly RecordKind[];
}

/** The plan as it is while nobody else can change it. */
export interface Editing {
  scope: Scope;
  plan: PlanReference;
  document: PlanDocument;
}

/** What an edit wants to do. No changes: nothing is written. */
export interface PlanEdit {
  changes: readonly Change[];
  /** Audit action, for example `node.moved`. */
  action: string;
  reason?: string | null;
  undoes?: number;
  /** What to throw where the plan would no longer hang together; `invalid` with the issues when left out. */
  refuse?(issues: Issue[]): Error;
}

/**
 * The frame of every edit by staff, in one transaction: permission, the plan locked and at hand, the edit thought of by
 * `plan`, its outcome checked as a whole, written. Returns the batch in the plan's history, or null where nothing changes.
 * @throws AppError forbidden, notFound, invalid
 */
export async function editPlan(
  ctx: StaffContext,
  target: PlanTarget,
  think: (editing: Editing) => PlanEdit | Promise<PlanEdit>,
): Promise<number | null> {
  return ctx.transaction(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlanForUpdate(scope, target.plan);
    const document = await loadDocument(scope, plan.id, target.kinds);
    const { refuse = invalid, ...edit } = await think({ scope, plan, document });
    if (edit.changes.length === 0) return null;
    const next = applyChanges(document, edit.changes);
    const staged = edit.undoes === undefined ? checkStage(document.plan, next.plan) : [];
    const missing = await findMissingShared(scope, next, { planId: plan.id, kinds: target.kinds });
    const issues = [...findNewIssues(document, next, target.kinds), ...missing, ...staged];
    if (issues.length > 0) throw refuse(issues);
    return changePlan(ctx, scope, { plan, kinds: target.kinds, ...edit });
  });
}

/** @throws AppError notFound where no kind has this name */
export function getKind(kinds: readonly RecordKind[], name: string): RecordKind {
  const kind = kinds.find((entry) => entry.name === name);
  if (!kind) throw notFound();
  return kind;
}

/** The plan's head counts as a record of its own kind. @throws AppError notFound */
export function getRecord<R extends PlanRecord>(document: PlanDocument, kind: string, key: string): R {
  const records = kind === "plan" ? [document.plan] : recordsOf(document, kind);
  const record = records.find((entry) => entry.key === key);
  if (!record) throw notFound("plan.error.recordNotFound");
  return record as R;
}
