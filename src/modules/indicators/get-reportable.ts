import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { findCorrectable } from "./find-correctable.ts";
import { getIndicator, type KeptIndicator, listValues } from "./indicator.data.ts";
import type { IndicatorValue } from "./indicator-kinds.ts";
import { mayEditIndicators, mayReportValue } from "./permissions.ts";

export interface Reportable extends KeptIndicator {
  /** Oldest first. */
  values: IndicatorValue[];
  /** Keys of those that this person may put right. */
  correctable: ReadonlySet<string>;
  /** Works for the city: may say that a value comes from elsewhere, and that it is counted in another way. */
  isCity: boolean;
}

/** An indicator for somebody who may report its values. @throws notFound, forbidden */
export async function getReportable(ctx: StaffContext, input: { indicator: string }): Promise<Reportable> {
  return ctx.read(async (scope) => {
    const kept = await getIndicator(scope, input.indicator);
    const city = await getCityBody(scope);
    allow(mayReportValue(ctx.actor, kept.indicator, city.id));
    const values = await listValues(scope, [kept.indicator.key]);
    const correctable = await findCorrectable(ctx, scope, { kept, values });
    return { ...kept, values, correctable, isCity: mayEditIndicators(ctx.actor, city.id) };
  });
}
