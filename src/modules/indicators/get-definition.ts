import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { getIndicator, type KeptIndicator, listDefinitions } from "./indicator.data.ts";
import type { EarlierDefinition } from "./indicator-kinds.ts";
import { mayEditIndicators } from "./permissions.ts";
import { listTargetPlaces, type TargetPlace } from "./target-place.data.ts";

export interface IndicatorCounting extends KeptIndicator {
  /** How it was counted before, oldest first. */
  earlier: EarlierDefinition[];
  /** What plans want of it; after a change somebody must look whether baseline and target still fit. */
  targets: TargetPlace[];
}

/** How an indicator is counted, for somebody who may change that. @throws notFound, forbidden */
export async function getDefinition(ctx: StaffContext, input: { indicator: string }): Promise<IndicatorCounting> {
  return ctx.read(async (scope) => {
    const kept = await getIndicator(scope, input.indicator);
    allow(mayEditIndicators(ctx.actor, (await getCityBody(scope)).id));
    const earlier = await listDefinitions(scope, [kept.indicator.key]);
    return { ...kept, earlier, targets: await listTargetPlaces(scope, kept.indicator.key) };
  });
}
