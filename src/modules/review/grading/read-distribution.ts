import type { Scope } from "#platform/db/scope.ts";
import { getCycleById } from "../cycles/cycle.data.ts";
import { listSheetHeads } from "../sheets/sheet.data.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";
import { distributionOf, type GradeDistribution } from "./distribution.rules.ts";
import { getRuleSet } from "./rule-set.data.ts";
import { listGradesOfCycle, listPastGrades } from "./sheet-grade.data.ts";

/**
 * How grades fell in a year: over all its sheets, or those in the states that are named (`published` for the public).
 * Null where the year has no rule set.
 */
export async function readGradeDistribution(
  scope: Scope,
  { cycleId, states }: { cycleId: number; states?: readonly SheetState[] },
): Promise<GradeDistribution | null> {
  const cycle = await getCycleById(scope, cycleId);
  if (cycle.ruleSetId === null) return null;
  const { rules, version } = await getRuleSet(scope, cycle.ruleSetId);
  const given = new Map((await listGradesOfCycle(scope, cycleId)).map((grade) => [grade.sheetId, grade]));
  const before = await listPastGrades(scope, { planId: cycle.planId, before: cycle.fiscalYear });
  const past = Map.groupBy(before, ({ project }) => project);
  const sheets = (await listSheetHeads(scope, { cycleId, states })).map((sheet) => ({
    project: sheet.project,
    top: sheet.place[0] ?? null,
    given: given.get(sheet.id) ?? null,
    past: past.get(sheet.project) ?? [],
  }));
  return distributionOf({ rules, version, fiscalYear: cycle.fiscalYear, sheets });
}
