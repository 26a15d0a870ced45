import { listRecords } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { listDefinitions, listIndicators, listValues } from "./indicator.data.ts";
import {
  type EarlierDefinition,
  type Indicator,
  type IndicatorValue,
  type Target,
  targetKind,
} from "./indicator-kinds.ts";
import { type Judgement, judgeTarget } from "./target-status.rules.ts";

/** A target with what is measured and all that was seen. */
export interface ReadTarget {
  target: Target;
  indicator: Indicator;
  /** Oldest first, with parts of the whole and values without a number. */
  values: IndicatorValue[];
  /** How it was counted before, oldest first. */
  definitions: EarlierDefinition[];
}

/** The same with how it stands on a day. */
export interface JudgedTarget extends ReadTarget {
  judgement: Judgement;
}

export function judgeTargets(read: readonly ReadTarget[], asOf: string): JudgedTarget[] {
  return read.map((entry) => ({ ...entry, judgement: judgeTarget(entry, entry.values, { asOf }) }));
}

/** The targets of a plan, or of one of its nodes: four queries however many there are. */
export async function readTargets(
  scope: Scope,
  where: { planId: number; node?: string; key?: string },
): Promise<ReadTarget[]> {
  const targets = await listRecords<Target>(scope, targetKind, { planId: where.planId, ...narrowing(where) });
  const keys = [...new Set(targets.map((target) => target.indicator))];
  const indicators = new Map(
    (await listIndicators(scope, { keys })).map(({ indicator }) => [indicator.key, indicator]),
  );
  const values = Map.groupBy(await listValues(scope, keys), (value) => value.indicator);
  const definitions = Map.groupBy(await listDefinitions(scope, keys), (definition) => definition.indicator);
  return targets.flatMap((target) => {
    const indicator = indicators.get(target.indicator);
    if (!indicator) return [];
    const { key } = indicator;
    return [{ target, indicator, values: values.get(key) ?? [], definitions: definitions.get(key) ?? [] }];
  });
}

function narrowing({ node, key }: { node?: string; key?: string }): { column?: string; values?: string[] } {
  if (key !== undefined) return { column: "key", values: [key] };
  return node === undefined ? {} : { column: "node", values: [node] };
}
