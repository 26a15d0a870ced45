import { listAncestors } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { getCycleById } from "../cycles/cycle.data.ts";
import type { RuleSet } from "../grading/rule-set.rules.ts";
import { listReportedSheets } from "../sheets/sheet.data.ts";
import { type ProjectYear, projectYearOf } from "./project-year.rules.ts";
import { readTerms } from "./public-year.ts";

/** One published year of a project or of one that it came out of. */
export interface ProjectYearLine extends Pick<ProjectYear, "grade" | "direction" | "outputs"> {
  plan: string;
  project: string;
  fiscalYear: number;
  isDemo: boolean;
  rules: RuleSet | null;
  /** Null: the project itself. What the former one was called then. */
  formerly: Text | null;
}

/** The newest year first. */
export async function listProjectYears(
  scope: Scope,
  own: { planId: number; project: string },
): Promise<ProjectYearLine[]> {
  const former = (await listAncestors(scope, own)).flatMap(({ from: { planId, project } }) =>
    planId === null ? [] : [{ planId, project }],
  );
  const lines: ProjectYearLine[] = [];
  for (const { planId, project } of [own, ...former]) {
    for (const sheet of await listReportedSheets(scope, { planId, projects: [project], isPublic: true })) {
      const cycle = await getCycleById(scope, sheet.cycleId);
      const { fields, rules } = await readTerms(scope, cycle);
      const { grade, direction, outputs } = projectYearOf(fields, sheet.values);
      const isOwn = planId === own.planId && project === own.project;
      const { planKey: plan, fiscalYear, basis } = cycle;
      const formerly = isOwn ? null : sheet.projectTitle;
      lines.push({ plan, project, fiscalYear, isDemo: basis === "demo", rules, formerly, grade, direction, outputs });
    }
  }
  return lines.sort((one, other) => other.fiscalYear - one.fiscalYear);
}
