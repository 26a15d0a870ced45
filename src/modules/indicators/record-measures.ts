import { listPlansForUpdate } from "#modules/plan/public.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Measure } from "#platform/module.ts";
import { type KeptIndicator, listIndicators, listValues } from "./indicator.data.ts";
import { additionOf, changeValue, correctionOf, nextPosition } from "./value-change.ts";

/** What became of each indicator that reads a measure. `unknown`: no module offers it; `empty`: it has nothing to say yet. */
export type MeasureOutcome = "recorded" | "unchanged" | "empty" | "unknown";

/**
 * Takes today's value of every indicator whose values come from a module's measure. A month keeps one such value, the
 * newest: a series by the day would bury the plan's history. `unknown` and `empty` leave the series as it is.
 */
export async function recordMeasures(
  ctx: StaffContext | SystemContext,
  measures: readonly Measure[],
): Promise<Record<string, MeasureOutcome>> {
  const byName = new Map(measures.map((measure) => [measure.name, measure]));
  return ctx.transaction(async (scope) => {
    await listPlansForUpdate(scope);
    const outcomes: Record<string, MeasureOutcome> = {};
    for (const kept of await listIndicators(scope, { valueSource: "measure" })) {
      const measure = byName.get(kept.indicator.measure ?? "");
      outcomes[kept.indicator.key] = measure ? await recordMeasure(ctx, scope, { kept, measure }) : "unknown";
    }
    return outcomes;
  });
}

async function recordMeasure(
  ctx: StaffContext | SystemContext,
  scope: Scope,
  { kept, measure }: { kept: KeptIndicator; measure: Measure },
): Promise<MeasureOutcome> {
  const today = todayInJapan(ctx.clock.now());
  const value = await measure.read(scope, today);
  if (value === null) return "empty";
  const { indicator } = kept;
  const key = `measured-${today.slice(0, 7)}-${indicator.key}`.slice(0, 80);
  const values = await listValues(scope, [indicator.key]);
  const old = values.find((entry) => entry.key === key);
  if (old && Number(old.value) === Number(value)) return "unchanged";
  const fields = { date: today, value };
  const change = old
    ? correctionOf(old, fields)
    : additionOf(indicator.key, { ...fields, source: measure.name }, { key, position: nextPosition(values) });
  if (!change) return "unchanged";
  await changeValue(ctx, scope, { kept, change, action: "value.measured" });
  return "recorded";
}
