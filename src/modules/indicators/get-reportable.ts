import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { getIndicator, type KeptIndicator, listValues } from "./indicator.data.ts";
import type { IndicatorValue } from "./indicator-kinds.ts";
import { mayReportValue } from "./permissions.ts";

export interface Reportable extends KeptIndicator {
  /** Oldest first. */
  values: IndicatorValue[];
}

/** An indicator for somebody who may report its values. @throws notFound, forbidden */
export async function getReportable(ctx: StaffContext, input: { indicator: string }): Promise<Reportable> {
  return ctx.read(async (scope) => {
    const kept = await getIndicator(scope, input.indicator);
    allow(mayReportValue(ctx.actor, kept.indicator, (await getCityBody(scope)).id));
    return { ...kept, values: await listValues(scope, [kept.indicator.key]) };
  });
}
