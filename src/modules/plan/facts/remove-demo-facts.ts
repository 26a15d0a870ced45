import type { Scope } from "#platform/db/scope.ts";
import { deleteDemoFacts } from "./fact.data.ts";
import { deleteDemoSettings, deleteReporters } from "./fact-reporter.data.ts";

/** Takes what was invented for the demonstration out of a plan's ledger. Returns how many facts there were. */
export async function removeDemoFacts(scope: Scope, planId: number): Promise<number> {
  await deleteReporters(scope, { planId, basis: "demo" });
  await deleteDemoSettings(scope, planId);
  return deleteDemoFacts(scope, planId);
}
