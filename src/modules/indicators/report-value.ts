import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { getIndicatorForUpdate, listValues } from "./indicator.data.ts";
import type { ReportValueInput } from "./inputs.ts";
import { mayReportValue } from "./permissions.ts";
import { additionOf, changeValue, checkValue, fieldsOf, nextPosition } from "./value-change.ts";

/** Enters a value of an indicator with its evidence; from then on it is public. Returns the key of the new value. */
export async function reportValue(ctx: StaffContext, input: ReportValueInput & { indicator: string }): Promise<string> {
  return ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    const { indicator } = kept;
    allow(mayReportValue(ctx.actor, indicator, (await getCityBody(scope)).id));
    const values = await listValues(scope, [indicator.key]);
    checkValue(ctx, kept, { input, others: values });
    const key = freeKey(`${indicator.key}-${input.date}`, new Set(values.map((value) => value.key)));
    const change = additionOf(indicator.key, fieldsOf(ctx, input), { key, position: nextPosition(values) });
    await changeValue(ctx, scope, { kept, change, action: "value.reported" });
    return key;
  });
}

const MAX_KEY = 80;

/** Readable where it can be; with a number behind it where the name is taken (a part of the whole of the same day). */
function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const key = wanted.length <= MAX_KEY ? wanted : `v-${wanted.slice(-(MAX_KEY - 2)).replace(/^-+/, "")}`;
  let free = key;
  for (let count = 2; taken.has(free); count++) free = `${key.slice(0, MAX_KEY - 4)}-${count}`;
  return free;
}
