import { type FactSum, readFactsForSheet, sumFacts } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { japanese, type LedgerLine } from "./prefill.rules.ts";

interface LedgerPlace {
  sheet: { planId: number; project: string };
  cycle: { fiscalYear: number };
}

/** What the ledger says of the sheet's project and year. */
export async function readLedger(scope: Scope, { sheet, cycle }: LedgerPlace): Promise<LedgerLine[]> {
  const { planId, project } = sheet;
  const sums = await readFactsForSheet(scope, { planId, projects: [project], fiscalYear: cycle.fiscalYear });
  return sums.map(lineOf);
}

/** The same for many projects at once, by project. */
export async function readLedgers(
  scope: Scope,
  wanted: { planId: number; projects: readonly string[]; fiscalYear: number },
): Promise<Map<string, LedgerLine[]>> {
  const facts = await sumFacts(scope, wanted);
  return new Map(facts.map(({ project, sums }) => [project, sums.map(lineOf)]));
}

/** Sheets are written in Japanese, so names and units are taken over in Japanese. */
const lineOf = ({ name, label, unit, value, factIds }: FactSum): LedgerLine => ({
  quantity: name,
  name: japanese(label),
  unit: japanese(unit),
  value,
  factIds,
});
