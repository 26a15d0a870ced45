import { getCityBody } from "#modules/accounts/public.ts";
import { listPlans } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, type Issue, invalid } from "#platform/errors.ts";
import { mayManageOpinions } from "../permissions.ts";
import type { EditRoundInput, NewRoundInput } from "./inputs.ts";
import { getRoundForUpdate, insertRound, updateRound } from "./round.data.ts";
import type { RoundKind } from "./round.rules.ts";

/** Makes a public comment or the city's standing voice. @throws AppError forbidden, invalid */
export async function addRound(ctx: StaffContext, input: NewRoundInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    await check(scope, input.kind, input);
    await insertRound(scope, { ...withoutDays(input.kind, input), resultsOn: null, isDemo: false });
    await audit(ctx, scope, { action: "round.added", key: input.key, input });
  });
}

/** @throws AppError forbidden, notFound, conflict, invalid */
export async function editRound(ctx: StaffContext, input: EditRoundInput & { key: string }): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const { version, ...fields } = input;
    const round = await getRoundForUpdate(scope, input.key, version);
    await check(scope, round.kind, fields);
    await updateRound(scope, { ...round, ...withoutDays(round.kind, fields) });
    await audit(ctx, scope, { action: "round.edited", key: input.key, input });
  });
}

type Fields = Omit<EditRoundInput, "version">;

/** The standing voice has no first and no last day. */
const withoutDays = <Input extends Fields>(kind: RoundKind, input: Input): Input =>
  kind === "standingVoice" ? { ...input, opensOn: null, closesOn: null } : input;

async function check(scope: Scope, kind: RoundKind, input: Fields): Promise<void> {
  const { opensOn, closesOn, planId } = input;
  const isKnown = planId === null || (await listPlans(scope)).some((plan) => plan.id === planId);
  const needsDays = kind === "publicComment";
  const problems: [isWrong: boolean, issue: Issue][] = [
    [!isKnown, { path: "planId", code: "opinions.error.choice" }],
    [needsDays && opensOn === null, { path: "opensOn", code: "opinions.staff.error.day" }],
    [needsDays && closesOn === null, { path: "closesOn", code: "opinions.staff.error.day" }],
    [
      opensOn !== null && closesOn !== null && opensOn > closesOn,
      { path: "closesOn", code: "opinions.staff.error.dayOrder" },
    ],
    [input.draftVersion !== null && planId === null, { path: "draftVersion", code: "opinions.staff.error.planFirst" }],
  ];
  const issues = problems.flatMap(([isWrong, issue]) => (isWrong ? [issue] : []));
  if (issues.length > 0) throw invalid(issues);
}

async function audit(
  ctx: StaffContext,
  scope: Scope,
  { action, key, input }: { action: "round.added" | "round.edited"; key: string; input: Fields },
): Promise<void> {
  const { opensOn, closesOn, asks, keepMonths, isPublished } = input;
  await recordAudit(ctx, scope, {
    action,
    objectKind: "commentRound",
    objectKey: key,
    after: { opensOn, closesOn, asks, keepMonths, isPublished },
  });
  await bumpRevision(scope);
}
