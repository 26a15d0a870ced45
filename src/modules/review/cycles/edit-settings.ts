import { getPlanForUpdate } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { AppError, allow, type Issue, invalid } from "#platform/errors.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import type { SettingsInput } from "./inputs.ts";
import { readSettingsChoices, type SettingsChoices } from "./read-settings.ts";
import { findSettings, type ReviewSettings, saveSettings } from "./settings.data.ts";
import { readSettingsForm } from "./settings-form.rules.ts";

/**
 * How a plan is reviewed from the next year on; a year that runs keeps what it was opened with. @throws AppError invalid
 * with everything that is wrong; conflict where somebody else has saved since
 */
export async function editSettings(ctx: StaffContext, planKey: string, input: SettingsInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    const plan = await getPlanForUpdate(scope, planKey);
    const before = await findSettings(scope, plan.id);
    if ((before?.version ?? 0) !== input.version) throw new AppError("conflict", "review.error.changedMeanwhile");
    const choices = await readSettingsChoices(scope, plan.id);
    const { chain, schedule, issues } = readSettingsForm(input.typed);
    const { fieldSet, ruleSet, attachesWorkbook } = input;
    const after = { chain, schedule, fieldSet, ruleSet, attachesWorkbook };
    const all = [...issues, ...unknownChoices(after, choices, input.typed)];
    if (all.length > 0) throw invalid(all);
    await saveSettings(scope, { planId: plan.id, ...after });
    await recordAudit(ctx, scope, {
      action: "reviewSettings.edited",
      objectKind: "reviewSettings",
      objectKey: planKey,
      before: before ?? null,
      after,
    });
  });
}

type Chosen = Pick<ReviewSettings, "chain" | "fieldSet" | "ruleSet">;

function unknownChoices(chosen: Chosen, choices: SettingsChoices, typed: Readonly<Record<string, string>>): Issue[] {
  const knows = (list: readonly { key: string }[], key: string | null) =>
    key === null || list.some((choice) => choice.key === key);
  const issue = (path: string): Issue => ({ path, code: "review.error.choiceUnknown" });
  const rowOf = (committee: string | null) =>
    Object.keys(typed).find((name) => name.endsWith(".committee") && typed[name] === committee) ?? "";
  return [
    ...chosen.chain
      .filter((check) => !knows(choices.committees, check.committee))
      .map((c) => issue(rowOf(c.committee))),
    ...(knows(choices.fieldSets, chosen.fieldSet) ? [] : [issue("fieldSet")]),
    ...(knows(choices.ruleSets, chosen.ruleSet) ? [] : [issue("ruleSet")]),
  ];
}
