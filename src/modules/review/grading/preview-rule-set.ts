import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { getCycleById } from "../cycles/cycle.data.ts";
import { mayManageReview } from "../permissions.ts";
import { listSheets } from "../sheets/sheet.data.ts";
import { changedRules } from "./edit-rule-set.ts";
import type { RuleSetInput } from "./inputs.ts";
import { proposeGrades } from "./read-grading.ts";
import { readGradingFacts } from "./read-grading-facts.ts";
import { getRuleSet, type KeptRuleSet } from "./rule-set.data.ts";
import type { RuleSet } from "./rule-set.rules.ts";

/** What a project would be proposed under two rules. */
export interface PreviewedSheet {
  sheetId: number;
  title: Text;
  before: string | null;
  after: string | null;
}

export interface RulePreview {
  planTitle: Text;
  fiscalYear: number;
  /** What the year was graded by; where it had no rule, the version that is being changed. */
  old: RuleSet;
  changed: RuleSet;
  sheets: number;
  /** Those that would be proposed another grade, in the order of the plan. */
  differing: PreviewedSheet[];
}

/** What a change of a rule would have made of a year that was: nothing is saved. @throws AppError invalid */
export async function previewRuleSet(
  ctx: StaffContext,
  input: Pick<RuleSetInput, "titleJa" | "titleEn" | "numbers"> & { id: number; cycleId: number },
): Promise<RulePreview> {
  return ctx.read(async (scope) => {
    allow(mayManageReview({ actor: ctx.actor, cityBodyId: (await getCityBody(scope)).id }));
    const kept = await getRuleSet(scope, input.id);
    const changed = changedRules(kept.rules, input);
    const cycle = await getCycleById(scope, input.cycleId);
    const old: KeptRuleSet = cycle.ruleSetId === null ? kept : await getRuleSet(scope, cycle.ruleSetId);
    const sheets = await listSheets(scope, { cycleId: cycle.id });
    const facts = await readGradingFacts(scope, { cycle, sheets });
    const [before, after] = [proposeGrades(old, facts), proposeGrades({ rules: changed, version: 0 }, facts)];
    const seen = sheets.map(({ id, projectTitle }) => ({
      sheetId: id,
      title: projectTitle,
      before: before.get(id)?.grade ?? null,
      after: after.get(id)?.grade ?? null,
    }));
    return {
      planTitle: cycle.planTitle,
      fiscalYear: cycle.fiscalYear,
      old: old.rules,
      changed,
      sheets: sheets.length,
      differing: seen.filter((sheet) => sheet.before !== sheet.after),
    };
  });
}
