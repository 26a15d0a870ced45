import { getPlanHead, type PlanHead } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Cycle, listCycles } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { FieldSet } from "../fields/field-set.rules.ts";
import type { SheetGrading } from "../grading/read-grading.ts";
import { getRuleSet } from "../grading/rule-set.data.ts";
import { findPublicGrade, listPastGrades } from "../grading/sheet-grade.data.ts";
import { listReportedSheets, listSheetHeads, type Sheet } from "../sheets/sheet.data.ts";
import { listProjectYears, type ProjectYearLine } from "./list-project-years.ts";
import { readReporters } from "./read-progress-year.ts";
import { reporterOf } from "./reporting.rules.ts";

/** A project's year as everybody reads it. */
export interface PublishedSheet {
  head: PlanHead;
  cycle: Cycle;
  title: Text;
  place: Sheet["place"];
  /** Who is in charge. */
  section: Text;
  /** As it was published last, also while it is corrected. */
  sheet: Sheet;
  isBeingCorrected: boolean;
  fieldSet: FieldSet;
  grading: SheetGrading | null;
  /** The published years of the project and of those that it came out of, the newest first. */
  years: ProjectYearLine[];
}

/** @throws AppError notFound where the project's year is not public */
export async function readPublishedSheet(
  ctx: ResidentContext,
  at: { plan: string; year: number; project: string },
): Promise<PublishedSheet> {
  return ctx.readOnce(`progress ${at.plan} ${at.year} ${at.project}`, async (scope) => {
    const { plan, head } = await getPlanHead(scope, at.plan);
    const cycle = (await listCycles(scope, plan.id)).find(({ fiscalYear }) => fiscalYear === at.year);
    if (!cycle) throw notFound("review.notPublic.cycle");
    const only = { cycleId: cycle.id, projects: [at.project], isPublic: true };
    const [sheet] = await listReportedSheets(scope, only);
    if (!sheet) throw notFound("review.notPublic.sheet");
    const [now] = await listSheetHeads(scope, { cycleId: cycle.id, projects: [at.project] });
    return {
      head,
      cycle,
      title: sheet.projectTitle,
      place: sheet.place,
      section: reporterOf(sheet, await readReporters(scope)).name,
      sheet,
      isBeingCorrected: now?.state !== "published",
      fieldSet: await getFieldSet(scope, cycle.fieldSetId),
      grading: await readGiven(scope, { cycle, sheet }),
      years: await listProjectYears(scope, sheet),
    };
  });
}

/** The grade on record with what was proposed then: facts that came later do not change what was published. */
async function readGiven(scope: Scope, { cycle, sheet }: { cycle: Cycle; sheet: Sheet }): Promise<SheetGrading | null> {
  const given = await findPublicGrade(scope, sheet.id);
  if (!given) return null;
  const { planId, fiscalYear: before } = cycle;
  const { project } = sheet;
  const past = await listPastGrades(scope, { planId, before, project, states: ["published"] });
  return { ruleSet: await getRuleSet(scope, given.ruleSetId), proposal: given.proposal, given, past };
}
