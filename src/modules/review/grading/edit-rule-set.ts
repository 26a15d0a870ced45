import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, invalid } from "#platform/errors.ts";
import { mayManageReview } from "../permissions.ts";
import type { RuleSetInput } from "./inputs.ts";
import { isSameRule, numbersOf, withNumbers } from "./rule-numbers.rules.ts";
import {
  findNewestRuleSet,
  getRuleSet,
  insertRuleSet,
  type KeptRuleSet,
  listRuleSetUses,
  lockRuleSetKey,
  updateRuleSet,
} from "./rule-set.data.ts";
import type { RuleSet } from "./rule-set.rules.ts";

/**
 * Changes names and numbers of a rule set. A version that a year rests on stays as it is: then this makes the next one.
 * Returns the id of the version that holds the change. @throws AppError invalid; conflict where a newer version is there
 */
export async function editRuleSet(ctx: StaffContext, input: RuleSetInput & { id: number }): Promise<number> {
  return ctx.transaction(async (scope) => {
    allow(mayManageReview({ actor: ctx.actor, cityBodyId: (await getCityBody(scope)).id }));
    const kept = await getRuleSet(scope, input.id);
    await lockRuleSetKey(scope, kept.key);
    const newest = await findNewestRuleSet(scope, kept.key);
    if (newest?.id !== kept.id) throw new AppError("conflict", "review.error.newerRuleSet");
    const rules = changedRules(kept.rules, input);
    if (isSameRule(rules, kept.rules) && JSON.stringify(rules.title) === JSON.stringify(kept.rules.title))
      return kept.id;
    return save(ctx, scope, { kept, rules, note: input.note });
  });
}

/** @throws AppError invalid with everything that is wrong */
export function changedRules(rules: RuleSet, input: Pick<RuleSetInput, "titleJa" | "titleEn" | "numbers">): RuleSet {
  const changed = withNumbers(rules, input.numbers);
  if (!changed.rules) throw invalid(changed.issues);
  const title = { ...rules.title, ja: input.titleJa };
  if (input.titleEn) title.en = input.titleEn;
  return { ...changed.rules, title };
}

async function save(
  ctx: StaffContext,
  scope: Scope,
  { kept, rules, note }: { kept: KeptRuleSet; rules: RuleSet; note: string },
): Promise<number> {
  const isUsed = (await listRuleSetUses(scope, kept.id)).length > 0;
  const version = isUsed ? kept.version + 1 : kept.version;
  const made = { rules, version, note, createdBy: ctx.actor.staffId, createdAt: ctx.clock.now() };
  const id = isUsed ? await insertRuleSet(scope, made) : kept.id;
  if (!isUsed) await updateRuleSet(scope, kept.id, { rules, note });
  await recordAudit(ctx, scope, {
    action: "ruleSet.edited",
    objectKind: "ruleSet",
    objectKey: `${kept.key}/${version}`,
    before: Object.fromEntries(numbersOf(kept.rules).map(({ name, value }) => [name, value])),
    after: Object.fromEntries(numbersOf(rules).map(({ name, value }) => [name, value])),
    reason: note,
  });
  return id;
}
