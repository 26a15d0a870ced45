import type { StaffContext } from "#platform/context.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayReadSheet } from "../permissions.ts";
import { distributionOf, type GradeDistribution } from "./distribution.rules.ts";
import { isOverride, isRitual } from "./grade-choice.rules.ts";
import { type GradedSheetHead, listGradedSheets } from "./read-distribution.ts";
import { getRuleSet } from "./rule-set.data.ts";
import type { RuleSet } from "./rule-set.rules.ts";

export interface YearGrades {
  cycle: Cycle;
  rules: RuleSet;
  distribution: GradeDistribution;
  /** Decided otherwise than the rule. */
  overridden: GradedSheetHead[];
  /** The same for three years with nothing new to show for it. */
  unchanged: GradedSheetHead[];
}

/** The grades of a year for those who check: a partner body sees its own. Null where the year has no rule set. @throws notFound */
export async function readYearGrades(
  ctx: StaffContext,
  at: { planKey: string; fiscalYear: number },
): Promise<YearGrades | null> {
  return ctx.read(async (scope) => {
    const cycle = await getCycle(scope, at);
    if (cycle.ruleSetId === null) return null;
    const { rules, version } = await getRuleSet(scope, cycle.ruleSetId);
    const reviewer = await readReviewer(ctx, scope);
    const sheets = (await listGradedSheets(scope, { cycle })).filter((sheet) => mayReadSheet(reviewer, sheet));
    const { fiscalYear } = cycle;
    return {
      cycle,
      rules,
      distribution: distributionOf({ rules, version, fiscalYear, sheets }),
      overridden: sheets.filter(({ given }) => given && isOverride(given.proposal, given.grade)),
      unchanged: sheets.filter(
        ({ given, past }) =>
          given &&
          isRitual([{ fiscalYear, ruleSet: rules.key, grade: given.grade, evidence: given.evidence }, ...past]),
      ),
    };
  });
}
