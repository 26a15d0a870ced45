import { getPlan } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { type Cycle, listCycles } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { getRuleSet } from "../grading/rule-set.data.ts";
import type { RuleSet } from "../grading/rule-set.rules.ts";
import { listReportedSheets, type Sheet } from "../sheets/sheet.data.ts";

/** A year of which something is public: its published sheets and nothing else of it. */
export interface PublicYear {
  cycle: Cycle;
  fields: readonly Field[];
  /** By which grades are named; null where the year has no rule. */
  rules: RuleSet | null;
  /** In the order of the plan. */
  sheets: readonly Sheet[];
}

/** The newest year first. A year without a published sheet is not there. */
export async function listPublicYears(
  scope: Scope,
  { planId, until }: { planId: number; until?: number },
): Promise<PublicYear[]> {
  const cycles = (await listCycles(scope, planId)).filter(({ fiscalYear }) => fiscalYear <= (until ?? fiscalYear));
  const sheets = await listReportedSheets(scope, { planId, isPublic: true });
  const byCycle = Map.groupBy(sheets, ({ cycleId }) => cycleId);
  const years: PublicYear[] = [];
  for (const cycle of cycles) {
    const own = byCycle.get(cycle.id);
    if (own) years.push({ cycle, ...(await readTerms(scope, cycle)), sheets: own });
  }
  return years;
}

/** What the year asked, and by which rule it was graded. */
export async function readTerms(scope: Scope, cycle: Cycle): Promise<Pick<PublicYear, "fields" | "rules">> {
  const { fields } = await getFieldSet(scope, cycle.fieldSetId);
  return { fields, rules: cycle.ruleSetId === null ? null : (await getRuleSet(scope, cycle.ruleSetId)).rules };
}

/** A year with those before it, the newest first. @throws AppError notFound where nothing of the year is public */
export async function getPublicYears(
  scope: Scope,
  at: { plan: string; year: number },
): Promise<[PublicYear, ...PublicYear[]]> {
  const { id: planId } = await getPlan(scope, at.plan);
  const [newest, ...earlier] = await listPublicYears(scope, { planId, until: at.year });
  if (newest?.cycle.fiscalYear !== at.year) throw notFound("review.notPublic.cycle");
  return [newest, ...earlier];
}
