import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { findCorrectable } from "./find-correctable.ts";
import { getIndicator, type KeptIndicator, listValues } from "./indicator.data.ts";
import type { IndicatorValue } from "./indicator-kinds.ts";
import { mayReportValue } from "./permissions.ts";

export interface Reportable extends KeptIndicator {
  /** Oldest first. */
  values: IndicatorValue[];
  /** Keys of those that this person may put right. */
  correctable: ReadonlySet<string>;
}

/** An indicator for somebody who may report its values. @throws notFound, forbidden */
export async function getReportable(ctx: StaffContext, input: { indicator: string }): Promise<Reportable> {
  return ctx.read(async (scope) => {
    const kept = await getIndicator(scope, input.indicator);
    allow(mayReportValue(ctx.actor, kept.indicator, (await getCityBody(scope)).id));
    const values = await listValues(scope, [kept.indicator.key]);
    return { ...kept, values, correctable: await findCorrectable(ctx, scope, { kept, values }) };
  });
}
