import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, conflict } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { findCorrectable } from "./find-correctable.ts";
import { getIndicatorForUpdate, getValue, listValues } from "./indicator.data.ts";
import type { IndicatorValue } from "./indicator-kinds.ts";
import type { CorrectValueInput } from "./inputs.ts";
import { noteText } from "./note-text.rules.ts";
import { mayEditIndicators } from "./permissions.ts";
import { changeValue, checkValue, correctionOf, fieldsOf, saysOrigin } from "./value-change.ts";

/** Puts a value right and says why; the old one stays in the plan's history. @throws forbidden, conflict, invalid */
export async function correctValue(
  ctx: StaffContext,
  input: CorrectValueInput & { indicator: string; key: string },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    const old = await getValue(scope, { indicator: kept.indicator.key, key: input.key });
    allow((await findCorrectable(ctx, scope, { kept, values: [old] })).has(old.key));
    if (old.version !== input.version) throw conflict("indicators.error.changedMeanwhile");
    const others = (await listValues(scope, [kept.indicator.key])).filter((value) => value.key !== old.key);
    checkValue(ctx, kept, { input, others });
    const isCity = mayEditIndicators(ctx.actor, (await getCityBody(scope)).id);
    allow(isCity || !saysOrigin(input));
    const change = correctionOf(old, {
      ...fieldsOf(ctx, input),
      ...(isCity ? originOf(ctx, old, input) : pickOrigin(old)),
      basis: "source",
      note: correctedText(ctx, old.note, input.note),
    });
    if (!change) return;
    const { reason, version } = input;
    await changeValue(ctx, scope, { kept, change, action: "value.corrected", reason, version });
  });
}

type Origin = Pick<IndicatorValue, "valueSource" | "collectedIn" | "collectedBy">;

const pickOrigin = ({ valueSource, collectedIn, collectedBy }: IndicatorValue): Origin => ({
  valueSource,
  collectedIn,
  collectedBy,
});

const originOf = (ctx: StaffContext, old: IndicatorValue, input: CorrectValueInput): Origin => ({
  valueSource: input.valueSource,
  collectedIn: correctedText(ctx, old.collectedIn, input.collectedIn),
  collectedBy: correctedText(ctx, old.collectedBy, input.collectedBy),
});

/** A text as corrected in one language; in the others it would now say something else, so they go where it changed. */
function correctedText(ctx: StaffContext, old: Text | null, typed: string): Text | null {
  const shown = ctx.say.plain(old);
  if (typed === shown) return old;
  return noteText(typed, ctx.say.language.code);
}
