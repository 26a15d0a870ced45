import type { Scope } from "#platform/db/scope.ts";
import { type GradeProposal, proposeGrade } from "./grade.rules.ts";
import type { PastGrade } from "./grade-choice.rules.ts";
import type { GradingFacts } from "./grading-facts.rules.ts";
import { type GradedCycle, type GradedSheet, readGradingFacts } from "./read-grading-facts.ts";
import { getRuleSet, type KeptRuleSet } from "./rule-set.data.ts";
import { listGradesOfSheet, listPastGrades, type SheetGrade } from "./sheet-grade.data.ts";

/** All that is needed to show or judge the grade of one sheet. */
export interface SheetGrading {
  ruleSet: KeptRuleSet;
  /** For the sheet as it stands. */
  proposal: GradeProposal;
  /** The grade that is on record, with what was proposed then; null while none was handed in. */
  given: SheetGrade | null;
  /** The newest year first. */
  past: readonly PastGrade[];
}

/** Of one sheet as it stands; null where the year has no rule set. */
export async function readSheetGrading(
  scope: Scope,
  { cycle, sheet }: { cycle: GradedCycle; sheet: GradedSheet },
): Promise<SheetGrading | null> {
  if (cycle.ruleSetId === null) return null;
  const ruleSet = await getRuleSet(scope, cycle.ruleSetId);
  const facts = (await readGradingFacts(scope, { cycle, sheets: [sheet] })).get(sheet.id);
  if (!facts) throw new Error("facts are read for each sheet that is asked for");
  const { project } = sheet;
  const past = await listPastGrades(scope, { planId: cycle.planId, before: cycle.fiscalYear, project });
  const [given = null] = await listGradesOfSheet(scope, sheet.id);
  return { ruleSet, proposal: proposeGrade(ruleSet, facts), given, past };
}

/** What a rule set proposes for each of many sheets. */
export function proposeGrades(
  ruleSet: Pick<KeptRuleSet, "rules" | "version">,
  facts: ReadonlyMap<number, GradingFacts>,
): Map<number, GradeProposal> {
  return new Map([...facts].map(([sheetId, fact]) => [sheetId, proposeGrade(ruleSet, fact)]));
}
