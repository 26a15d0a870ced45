import { listRecords, nodeKind, type PlanNode } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type IndicatorYear, yearOf } from "./indicator-year.rules.ts";
import { readTargets } from "./read-targets.ts";

/**
 * Where a plan's targets stood at the end of a fiscal year, as plain JSON with texts in all their languages: for the
 * year's sheets, for the report's snapshot, for the public page. `today`: the day in Japan.
 */
export async function readIndicatorYear(
  scope: Scope,
  { planId, fiscalYear, today }: { planId: number; fiscalYear: number; today: string },
): Promise<IndicatorYear> {
  const read = await readTargets(scope, { planId });
  const keys = [...new Set(read.flatMap(({ target }) => target.node ?? []))];
  const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId, column: "key", values: keys });
  const places = nodes.map(({ key, number, title }) => [key, { key, number, title }] as const);
  return yearOf(read, { fiscalYear, today, nodes: new Map(places) });
}
