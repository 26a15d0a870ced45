import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import type { Fact } from "./fact.rules.ts";
import { type ProjectLedger, readProjectLedger } from "./read-project-facts.ts";

/** One fact among those of its project. */
export interface FactInLedger {
  ledger: ProjectLedger;
  fact: Fact;
  /** What took it back, or what it took back. */
  other: Fact | undefined;
  mayReverse: boolean;
}

/** @throws AppError forbidden; notFound also for what another partner body did */
export async function readFact(
  ctx: StaffContext,
  target: PlanTarget & { project: string; fact: number },
): Promise<FactInLedger> {
  const ledger = await readProjectLedger(ctx, target);
  const facts = ledger.years.flatMap((year) => [...year.effective, ...year.takenBack]);
  const fact = facts.find((one) => one.id === target.fact);
  if (!fact) throw notFound("plan.facts.error.notFound");
  const otherId = fact.reverses ?? fact.reversedBy;
  return {
    ledger,
    fact,
    other: facts.find((one) => one.id === otherId),
    mayReverse: ledger.access.mayReverse(fact),
  };
}
