import type { Scope } from "#platform/db/scope.ts";
import { type FactsWanted, listFactRows } from "./fact.data.ts";
import { type Fact, inLedgerOrder } from "./fact.rules.ts";
import { type FactSum, type ProjectFacts, sumByProject, sumQuantities } from "./fact-sum.rules.ts";

/** What stands in the ledger: what counts first, the newest at the top; then what was taken back, with its reversals. */
export async function listFacts(scope: Scope, wanted: FactsWanted): Promise<Fact[]> {
  return inLedgerOrder(await listFactRows(scope, wanted));
}

interface SumsWanted {
  planId: number;
  /** Left out: all of the plan. A project that came out of others is asked for together with those. */
  projects?: readonly string[];
  fiscalYear: number;
  /** What one body did. */
  bodyId?: number;
}

/** What a fiscal year's facts add up to, project by project; projects without any are not in it. */
export async function sumFacts(scope: Scope, wanted: SumsWanted): Promise<ProjectFacts[]> {
  return sumByProject(await listFactRows(scope, wanted));
}

/** A line that stands beside the output fields of a sheet, to be taken over: the sum, and the facts that say so. */
export type FactLine = FactSum;

/** The year's facts of a project, and of those that it came out of, as one list of sums. */
export async function readFactsForSheet(
  scope: Scope,
  wanted: SumsWanted & { projects: readonly string[] },
): Promise<FactLine[]> {
  return sumQuantities(await listFactRows(scope, wanted));
}
