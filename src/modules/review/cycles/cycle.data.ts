import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Check } from "./chain.rules.ts";
import { isFiscalYear } from "./schedule.rules.ts";

export type CycleState = "open" | "closed" | "published";

/** One fiscal year of one plan, as it was opened. */
export interface Cycle {
  id: number;
  planId: number;
  planKey: string;
  planTitle: Text;
  fiscalYear: number;
  state: CycleState;
  /** The plan's own names of the phases (PDCA, PDS). */
  phases: readonly Text[];
  chain: readonly Check[];
  fieldSetId: number;
  ruleSetId: number | null;
  reportsDue: string;
  lockedAfter: string | null;
  settledDue: string;
  openedAt: Date;
  closedAt: Date | null;
  publishedAt: Date | null;
  basis: "source" | "demo";
  version: number;
}

function selectCycles(scope: Scope) {
  return scope.db
    .selectFrom("review_cycles")
    .innerJoin("plans", "plans.id", "review_cycles.plan_id")
    .select([
      "review_cycles.id",
      "review_cycles.plan_id as planId",
      "plans.key as planKey",
      "plans.title as planTitle",
      "review_cycles.fiscal_year as fiscalYear",
      "review_cycles.state",
      "review_cycles.phases",
      "review_cycles.chain",
      "review_cycles.field_set_id as fieldSetId",
      "review_cycles.rule_set_id as ruleSetId",
      "review_cycles.reports_due as reportsDue",
      "review_cycles.locked_after as lockedAfter",
      "review_cycles.settled_due as settledDue",
      "review_cycles.opened_at as openedAt",
      "review_cycles.closed_at as closedAt",
      "review_cycles.published_at as publishedAt",
      "review_cycles.basis",
      "review_cycles.version",
    ])
    .where("review_cycles.municipality_id", "=", scope.municipalityId);
}

/** The newest year first; of one plan where it is named. */
export async function listCycles(scope: Scope, planId?: number): Promise<Cycle[]> {
  let query = selectCycles(scope).orderBy("review_cycles.fiscal_year", "desc").orderBy("plans.id");
  if (planId !== undefined) query = query.where("review_cycles.plan_id", "=", planId);
  return (await query.execute()) as unknown as Cycle[];
}

/** @throws AppError notFound */
export async function getCycle(scope: Scope, at: { planKey: string; fiscalYear: number }): Promise<Cycle> {
  if (!isFiscalYear(at.fiscalYear)) throw notFound("review.error.cycleNotFound");
  const row = await selectCycles(scope)
    .where("plans.key", "=", at.planKey)
    .where("review_cycles.fiscal_year", "=", at.fiscalYear)
    .executeTakeFirst();
  if (!row) throw notFound("review.error.cycleNotFound");
  return row as unknown as Cycle;
}

export async function getCycleById(scope: Scope, id: number): Promise<Cycle> {
  const row = await selectCycles(scope).where("review_cycles.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("review.error.cycleNotFound");
  return row as unknown as Cycle;
}

/** Nobody else changes the year or its sheets' states until the transaction ends. */
export async function lockCycle(scope: Scope, id: number): Promise<void> {
  await selectOne(scope, id).forUpdate().executeTakeFirst();
}

/** Nobody changes the year until the transaction ends; others may hold it too. */
export async function holdCycle(scope: Scope, id: number): Promise<void> {
  await selectOne(scope, id).forShare().executeTakeFirst();
}

const selectOne = (scope: Scope, id: number) =>
  scope.db
    .selectFrom("review_cycles")
    .select("id")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id);

export type NewCycle = Omit<
  Cycle,
  "id" | "planKey" | "planTitle" | "state" | "closedAt" | "publishedAt" | "version"
> & {
  openedBy: string | null;
};

/** @throws AppError conflict where the year is open already */
export async function insertCycle(scope: Scope, cycle: NewCycle): Promise<number> {
  try {
    const row = await scope.db
      .insertInto("review_cycles")
      .values({
        municipality_id: scope.municipalityId,
        plan_id: cycle.planId,
        fiscal_year: cycle.fiscalYear,
        phases: JSON.stringify(cycle.phases),
        chain: JSON.stringify(cycle.chain),
        field_set_id: cycle.fieldSetId,
        rule_set_id: cycle.ruleSetId,
        reports_due: cycle.reportsDue,
        locked_after: cycle.lockedAfter,
        settled_due: cycle.settledDue,
        opened_at: cycle.openedAt,
        opened_by: cycle.openedBy,
        basis: cycle.basis,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return row.id;
  } catch (error) {
    if (sqlState(error) === "23505") throw conflict("review.error.cycleExists", { fiscalYear: cycle.fiscalYear });
    throw error;
  }
}

export async function updateCycle(
  scope: Scope,
  id: number,
  changed: Partial<
    Pick<
      Cycle,
      "state" | "reportsDue" | "lockedAfter" | "settledDue" | "closedAt" | "publishedAt" | "chain" | "ruleSetId"
    >
  >,
): Promise<void> {
  const { reportsDue, lockedAfter, settledDue, closedAt, publishedAt, chain, ruleSetId, state } = changed;
  await scope.db
    .updateTable("review_cycles")
    .set((eb) => ({
      state,
      reports_due: reportsDue,
      locked_after: lockedAfter,
      settled_due: settledDue,
      closed_at: closedAt,
      published_at: publishedAt,
      rule_set_id: ruleSetId,
      chain: chain && JSON.stringify(chain),
      version: eb("version", "+", 1),
    }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
