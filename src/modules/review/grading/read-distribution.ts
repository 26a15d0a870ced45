import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Cycle, getCycleById } from "../cycles/cycle.data.ts";
import { listSheetHeads, type SheetHead } from "../sheets/sheet.data.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";
import { type CountedSheet, distributionOf, type GradeDistribution } from "./distribution.rules.ts";
import { getRuleSet } from "./rule-set.data.ts";
import { listGradesOfCycle, listPastGrades, type SheetGrade } from "./sheet-grade.data.ts";

/** A sheet with its grade on record and those of earlier years. */
export interface GradedSheetHead extends CountedSheet {
  id: number;
  title: Text;
  bodyId: number;
  given: SheetGrade | null;
}

/**
 * How grades fell in a year: over all its sheets, or those in the states that are named (`published` for the public) and what is public.
 * Null where the year has no rule set.
 */
export async function readGradeDistribution(
  scope: Scope,
  { cycleId, states }: { cycleId: number; states?: readonly SheetState[] },
): Promise<GradeDistribution | null> {
  const cycle = await getCycleById(scope, cycleId);
  if (cycle.ruleSetId === null) return null;
  const { rules, version } = await getRuleSet(scope, cycle.ruleSetId);
  const sheets = await listGradedSheets(scope, { cycle, states });
  return distributionOf({ rules, version, fiscalYear: cycle.fiscalYear, sheets });
}

/** The sheets of a year with their grades, in the order of the plan. */
export async function listGradedSheets(
  scope: Scope,
  { cycle, states }: { cycle: Cycle; states?: readonly SheetState[] },
): Promise<GradedSheetHead[]> {
  const given = new Map(
    (await listGradesOfCycle(scope, { cycleId: cycle.id, states })).map((grade) => [grade.sheetId, grade]),
  );
  const before = await listPastGrades(scope, { planId: cycle.planId, before: cycle.fiscalYear, states });
  const past = Map.groupBy(before, ({ project }) => project);
  const all: SheetHead[] = await listSheetHeads(scope, { cycleId: cycle.id });
  const counts = ({ state, isPublic }: SheetHead) => !states || isPublic || states.includes(state);
  const heads = all.filter(counts);
  return heads.map(({ id, project, projectTitle, bodyId, place }) => ({
    id,
    project,
    title: projectTitle,
    bodyId,
    top: place[0] ?? null,
    given: given.get(id) ?? null,
    past: past.get(project) ?? [],
  }));
}
