import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { changePlan } from "../changes/change-plan.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { getPlanForUpdate } from "../editing/plan-edit.data.ts";
import { mayEditPlan } from "../permissions.ts";
import type { PlanReference } from "../records/plan-record.data.ts";
import type { VersionInput } from "./inputs.ts";
import { loadVersionDocument, type VersionDocument } from "./load-version-document.ts";
import { stateAfter, versionKindsFor } from "./plan-state.rules.ts";
import { digestOf, insertDecision, insertVersion, listVersions } from "./version.data.ts";

/**
 * Keeps the plan as it stands as its next version, for ever, and takes the plan to the stage that the version is of.
 * Returns the version's number. @throws AppError forbidden, notFound; invalid where the plan is not at that stage
 * (`plan.error.versionKind`) or nothing has changed since the last version (`plan.error.versionSame`)
 */
export async function makeVersion(ctx: StaffContext, target: PlanTarget, input: VersionInput): Promise<number> {
  return ctx.transaction(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlanForUpdate(scope, target.plan);
    const [newest, ...older] = await listVersions(scope, { planId: plan.id });
    const made = [newest, ...older].flatMap((version) => version?.kind ?? []);
    const before = await loadVersionDocument(scope, plan.id, target.kinds);
    if (!versionKindsFor(before.plan.state, made).includes(input.kind))
      throw invalid([{ path: "kind", code: "plan.error.versionKind" }]);
    const document = await takeToStage(ctx, scope, { plan, target, before, input });
    if (newest?.sha256 === digestOf(document))
      throw invalid([{ path: "kind", code: "plan.error.versionSame", params: { number: newest.number } }]);
    const version = await insertVersion(scope, plan.id, {
      kind: input.kind,
      label: labelOf(input),
      datedOn: input.datedOn,
      reason: input.reason,
      madeBy: ctx.actor.staffId,
      madeAt: ctx.clock.now(),
      document,
    });
    await keepDecision(ctx, scope, { version: version.id, input });
    const { number, kind, sha256 } = version;
    await recordAudit(ctx, scope, {
      action: "plan.versionMade",
      objectKind: "plan",
      objectKey: `${plan.key}/versions/${number}`,
      after: { number, kind, sha256 },
      reason: input.reason,
    });
    await bumpRevision(scope);
    return number;
  });
}

interface Making {
  plan: PlanReference;
  target: PlanTarget;
  before: VersionDocument;
  input: VersionInput;
}

/** The plan at the version's stage, written where it was not there yet. */
async function takeToStage(ctx: StaffContext, scope: Scope, making: Making): Promise<VersionDocument> {
  const { plan, target, before, input } = making;
  const state = stateAfter(before.plan.state, input.kind);
  if (state === before.plan.state) return before;
  const change = {
    kind: "plan",
    key: plan.key,
    operation: "edit",
    before: { state: before.plan.state },
    after: { state },
  } as const;
  const { reason } = input;
  await changePlan(ctx, scope, { plan, kinds: target.kinds, changes: [change], action: "plan.stageChanged", reason });
  return loadVersionDocument(scope, plan.id, target.kinds);
}

function labelOf({ labelJa, labelEn }: VersionInput): Text | null {
  if (labelJa === null && labelEn === null) return null;
  return { ...(labelJa ? { ja: labelJa } : {}), ...(labelEn ? { en: labelEn } : {}) };
}

async function keepDecision(
  ctx: StaffContext,
  scope: Scope,
  { version, input }: { version: number; input: VersionInput },
): Promise<void> {
  const { decisionNumber: number, decidedOn } = input;
  if (number === null && decidedOn === null) return;
  const entered = { enteredBy: ctx.actor.staffId, enteredAt: ctx.clock.now() };
  await insertDecision(scope, version, { number, decidedOn, ...entered });
}
