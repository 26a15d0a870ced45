import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import { getPlanHead, listRecords, type PlanReference } from "../records/plan-record.data.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";

/** A plan's head and the lists that a page asked for, each in order. */
export interface PlanReading {
  plan: PlanReference;
  head: PlanHead;
  /** In Japan; decides what is in force. */
  today: string;
  list<R extends PlanRecord>(kind: string): R[];
}

const KINDS = new Map(PLAN_KINDS.map((kind) => [kind.name, kind]));

/** Reads the head and whole lists of a plan, in one transaction. `also` reads more in the same one. */
export async function readPlanParts(
  ctx: ResidentContext,
  input: { plan: string; lists: readonly string[]; also?: (scope: Scope, plan: PlanReference) => Promise<void> },
): Promise<PlanReading> {
  return ctx.read(async (scope) => {
    const { plan, head } = await getPlanHead(scope, input.plan);
    const lists = new Map<string, PlanRecord[]>();
    for (const name of input.lists) {
      const kind = KINDS.get(name);
      if (kind) lists.set(name, await listRecords(scope, kind, { planId: plan.id }));
    }
    await input.also?.(scope, plan);
    const today = todayInJapan(ctx.clock.now());
    return { plan, head, today, list: <R extends PlanRecord>(kind: string) => (lists.get(kind) ?? []) as R[] };
  });
}
