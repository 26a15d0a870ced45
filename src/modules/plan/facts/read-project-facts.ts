import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { readForEditing, type StaffReading } from "../editing/read-for-editing.ts";
import type { Project } from "../records/plan-records.ts";
import { listFactRows } from "./fact.data.ts";
import { type Fact, inLedgerOrder } from "./fact.rules.ts";
import type { FactAccess } from "./fact-access.ts";
import { listReporters } from "./fact-reporter.data.ts";
import { type FactSum, sumQuantities } from "./fact-sum.rules.ts";
import { openProject } from "./prepare-fact.ts";

/** The facts of one project as a person may see them. */
export interface ProjectLedger {
  reading: StaffReading;
  project: Project;
  access: FactAccess;
  /** Newest year first; each with what counts, then what was taken back. */
  years: FactYear[];
  /** By staff id. */
  names: ReadonlyMap<string, string>;
  /** The partner bodies that enter facts. */
  reporters: number[];
  today: string;
}

export interface FactYear {
  fiscalYear: number;
  count: number;
  sums: FactSum[];
  effective: Fact[];
  takenBack: Fact[];
}

/** @throws AppError forbidden, notFound */
export async function readProjectLedger(
  ctx: StaffContext,
  target: PlanTarget & { project: string },
): Promise<ProjectLedger> {
  const ledger: Partial<ProjectLedger> = {};
  const reading = await readForEditing(ctx, {
    ...target,
    lists: [],
    async also(scope, plan) {
      const { project, access } = await openProject(ctx, scope, { plan: plan.key, project: target.project });
      const place = { planId: plan.id, projects: [project.key] };
      const rows = await listFactRows(scope, access.seenBody === null ? place : { ...place, bodyId: access.seenBody });
      const reporters = await listReporters(scope, { planId: plan.id, project: project.key });
      Object.assign(ledger, {
        project,
        access,
        years: byYear(rows),
        names: await listStaffNames(scope),
        reporters: reporters.map(({ bodyId }) => bodyId),
        today: todayInJapan(ctx.clock.now()),
      });
    },
  });
  return { ...(ledger as ProjectLedger), reading };
}

/** Facts by the fiscal year of their day, the newest year first. */
export function byYear(facts: readonly Fact[]): FactYear[] {
  const years = Map.groupBy(facts, (fact) => fiscalYearOf(fact.date));
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([fiscalYear, own]) => {
      const ordered = inLedgerOrder(own);
      const effective = ordered.filter((fact) => fact.state === "effective");
      return {
        fiscalYear,
        count: effective.length,
        sums: sumQuantities(own),
        effective,
        takenBack: ordered.filter((fact) => fact.state !== "effective"),
      };
    });
}
