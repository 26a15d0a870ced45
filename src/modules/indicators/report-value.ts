import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { freeKey } from "./free-key.rules.ts";
import { getIndicatorForUpdate, listValues } from "./indicator.data.ts";
import type { ReportValueInput } from "./inputs.ts";
import { mayEditIndicators, mayReportValue } from "./permissions.ts";
import { additionOf, changeValue, checkValue, fieldsOf, nextPosition, saysOrigin } from "./value-change.ts";

/** Enters a value of an indicator with its evidence; from then on it is public. Returns the key of the new value. */
export async function reportValue(ctx: StaffContext, input: ReportValueInput & { indicator: string }): Promise<string> {
  return ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    const { indicator } = kept;
    const city = await getCityBody(scope);
    allow(mayReportValue(ctx.actor, indicator, city.id));
    allow(!saysOrigin(input) || mayEditIndicators(ctx.actor, city.id));
    const values = await listValues(scope, [indicator.key]);
    checkValue(ctx, kept, { input, others: values });
    const key = freeKey(`${indicator.key}-${input.date}`, new Set(values.map((value) => value.key)));
    const change = additionOf(indicator.key, fieldsOf(ctx, input), { key, position: nextPosition(values) });
    await changeValue(ctx, scope, { kept, change, action: "value.reported" });
    return key;
  });
}
