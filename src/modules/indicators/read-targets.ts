import { listRecords } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { listIndicators, listValues } from "./indicator.data.ts";
import { type Indicator, type IndicatorValue, type Target, targetKind } from "./indicator-kinds.ts";
import { type Judgement, judgeTarget } from "./target-status.rules.ts";

/** A target with what is measured, all that was seen, and how it stands. */
export interface JudgedTarget {
  target: Target;
  indicator: Indicator;
  /** Oldest first, with parts of the whole and values without a number. */
  values: IndicatorValue[];
  judgement: Judgement;
}

/** The targets of a plan, or of one of its nodes, judged on a day: three queries however many there are. */
export async function readTargets(
  scope: Scope,
  where: { planId: number; node?: string; key?: string },
  asOf: string,
): Promise<JudgedTarget[]> {
  const targets = await listRecords<Target>(scope, targetKind, { planId: where.planId, ...narrowing(where) });
  const keys = [...new Set(targets.map((target) => target.indicator))];
  const indicators = new Map(
    (await listIndicators(scope, { keys })).map(({ indicator }) => [indicator.key, indicator]),
  );
  const values = Map.groupBy(await listValues(scope, keys), (value) => value.indicator);
  return targets.flatMap((target) => {
    const indicator = indicators.get(target.indicator);
    if (!indicator) return [];
    const own = values.get(indicator.key) ?? [];
    return [{ target, indicator, values: own, judgement: judgeTarget({ indicator, target }, own, { asOf }) }];
  });
}

function narrowing({ node, key }: { node?: string; key?: string }): { column?: string; values?: string[] } {
  if (key !== undefined) return { column: "key", values: [key] };
  return node === undefined ? {} : { column: "node", values: [node] };
}
