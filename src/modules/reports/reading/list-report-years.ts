import { listFactYears } from "#modules/plan/public.ts";
import { listCycles } from "#modules/review/public.ts";
import type { Scope } from "#platform/db/scope.ts";

/**
 * The fiscal years of a plan that a report can speak of, the newest first: those that were opened, and those in which
 * something was done. A report of any other year would be empty.
 */
export async function listReportYears(scope: Scope, planId: number): Promise<number[]> {
  const opened = (await listCycles(scope, planId)).map(({ fiscalYear }) => fiscalYear);
  const done = await listFactYears(scope, { planId });
  return [...new Set([...opened, ...done])].sort((one, other) => other - one);
}
