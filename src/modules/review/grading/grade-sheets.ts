import type { WriteContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { choiceIn } from "./grade-sheet.ts";
import { proposeGrades } from "./read-grading.ts";
import { type GradedCycle, type GradedSheet, readGradingFacts } from "./read-grading-facts.ts";
import { getRuleSet } from "./rule-set.data.ts";
import { insertSheetGrades, type SheetGrade } from "./sheet-grade.data.ts";

/**
 * Puts the grades of many sheets on record at once, for seeding: as they stand, without asking again for reasons and
 * evidence. Sheets without a grade are left out. Returns how many there were.
 */
export async function gradeSheets(
  ctx: WriteContext,
  scope: Scope,
  given: { cycle: GradedCycle; fields: readonly Field[]; sheets: readonly GradedSheet[]; gradedAt: Date },
): Promise<number> {
  const { cycle, fields, sheets, gradedAt } = given;
  const field = fields.find((entry) => entry.kind === "grade");
  if (cycle.ruleSetId === null || !field) return 0;
  const ruleSet = await getRuleSet(scope, cycle.ruleSetId);
  const proposals = proposeGrades(ruleSet, await readGradingFacts(scope, { cycle, sheets }));
  const gradedBy = ctx.audience === "staff" ? ctx.actor.staffId : null;
  const grades = sheets.flatMap(({ id, values }): SheetGrade[] => {
    const choice = choiceIn(values[field.key]);
    const proposal = proposals.get(id);
    if (!choice?.grade || !proposal) return [];
    return [{ ...choice, sheetId: id, ruleSetId: ruleSet.id, proposal, gradedBy, gradedAt }];
  });
  await insertSheetGrades(scope, grades);
  return grades.length;
}
