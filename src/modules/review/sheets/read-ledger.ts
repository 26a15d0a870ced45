import type { Scope } from "#platform/db/scope.ts";
import type { LedgerLine } from "./prefill.rules.ts";

interface LedgerPlace {
  sheet: { planId: number; project: string };
  cycle: { fiscalYear: number };
}

/** What the ledger says of the sheet's project and year. */
export async function readLedger(_scope: Scope, _at: LedgerPlace): Promise<LedgerLine[]> {
  return [];
}

/** The same for many projects at once, by project. */
export async function readLedgers(
  _scope: Scope,
  _at: { planId: number; projects: readonly string[]; fiscalYear: number },
): Promise<Map<string, LedgerLine[]>> {
  return new Map();
}
