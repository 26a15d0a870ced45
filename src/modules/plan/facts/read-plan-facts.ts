import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { readForEditing, type StaffReading } from "../editing/read-for-editing.ts";
import { mayReadPlanOf, mayRecordFactsOf } from "../permissions.ts";
import type { PlanReference } from "../records/plan-record.data.ts";
import type { Project } from "../records/plan-records.ts";
import { listFactRows, listFactYears } from "./fact.data.ts";
import { type FactReporter, isPublished, listReporters } from "./fact-reporter.data.ts";
import { type ProjectFacts, sumByProject } from "./fact-sum.rules.ts";

/** A plan's ledger of one fiscal year at a glance. */
export interface PlanLedger {
  reading: StaffReading;
  fiscalYear: number;
  /** The years that can be chosen, the newest first. */
  years: number[];
  /** Projects with facts, in the plan's order; `facts` is left out for those without, which are listed too. */
  projects: { project: Project; facts?: ProjectFacts }[];
  isPublished: boolean;
  reporters: FactReporter[];
  mayRecord: boolean;
  /** Enters for the city, and so also what a partner body told it. */
  mayNameBody: boolean;
}

/** The city sees all projects, a partner body those that it enters facts for. @throws AppError forbidden, notFound */
export async function readPlanLedger(
  ctx: StaffContext,
  target: PlanTarget & { fiscalYear: number | null },
): Promise<PlanLedger> {
  const now = fiscalYearOf(todayInJapan(ctx.clock.now()));
  const fiscalYear = target.fiscalYear ?? now;
  let found: Awaited<ReturnType<typeof readRows>> | undefined;
  const reading = await readForEditing(ctx, {
    ...target,
    lists: ["projects"],
    also: async (scope, plan) => {
      found = await readRows(ctx, scope, { plan, fiscalYear });
    },
  });
  if (!found) throw notFound();
  const { facts, own, years, ...rest } = found;
  const sums = new Map(sumByProject(facts).map((sum) => [sum.project, sum]));
  const shown = reading.list<Project>("projects").filter((project) => own === null || own.has(project.key));
  return {
    reading,
    fiscalYear,
    years: [...new Set([now, fiscalYear, ...years])].sort((a, b) => b - a),
    projects: shown.map((project) => ({ project, facts: sums.get(project.key) })),
    ...rest,
  };
}

async function readRows(ctx: StaffContext, scope: Scope, at: { plan: PlanReference; fiscalYear: number }) {
  const planId = at.plan.id;
  const city = await getCityBody(scope);
  const mayNameBody = mayRecordFactsOf(ctx.actor, city.id);
  const seesAll = mayReadPlanOf(ctx.actor, city.id);
  const { bodyId } = ctx.actor;
  const reporters = await listReporters(scope, { planId });
  const seen = seesAll ? { planId } : { planId, bodyId };
  const own = reporters.filter((reporter) => reporter.bodyId === bodyId).map(({ project }) => project);
  return {
    facts: await listFactRows(scope, { ...seen, fiscalYear: at.fiscalYear }),
    years: await listFactYears(scope, seen),
    isPublished: await isPublished(scope, planId),
    reporters,
    own: seesAll ? null : new Set(own),
    mayNameBody,
    mayRecord: mayNameBody || (own.length > 0 && mayRecordFactsOf(ctx.actor, bodyId)),
  };
}
