import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { Measure } from "#platform/module.ts";
import { mayEditIndicators } from "./permissions.ts";
import { type MeasureOutcome, recordMeasures } from "./record-measures.ts";

/** Takes today's values by hand, without waiting for the night. @throws forbidden */
export async function takeMeasures(
  ctx: StaffContext,
  measures: readonly Measure[],
): Promise<Record<string, MeasureOutcome>> {
  const city = await ctx.read(getCityBody);
  allow(mayEditIndicators(ctx.actor, city.id));
  return recordMeasures(ctx, measures);
}
