import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import type { Direction } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { projectYearOf } from "../progress/project-year.rules.ts";
import { readTerms } from "../progress/public-year.ts";
import { listReportedSheets } from "../sheets/sheet.data.ts";

/** A project's year in one line. */
export interface ReportedProject {
  project: string;
  title: Text;
  section: Text;
  grade: string | null;
  direction: Direction | null;
  /** Thousand yen, as a plain decimal; null where nothing was said. */
  settled: string | null;
}

/** What the accepted sheets of a year say of some projects, in the order of the plan. */
export async function readReportedProjects(
  scope: Scope,
  { planId, fiscalYear, projects }: { planId: number; fiscalYear: number; projects: readonly string[] },
): Promise<ReportedProject[]> {
  const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
  if (!cycle) return [];
  const { fields } = await readTerms(scope, cycle);
  return (await listReportedSheets(scope, { cycleId: cycle.id, projects })).map((sheet) => {
    const { grade, direction, settled } = projectYearOf(fields, sheet.values);
    return {
      project: sheet.project,
      title: sheet.projectTitle,
      section: sheet.sectionName ?? sheet.postName,
      grade,
      direction,
      settled: settled && sumOf(settled),
    };
  });
}
