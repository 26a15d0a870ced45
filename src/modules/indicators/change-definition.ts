import { getCityBody } from "#modules/accounts/public.ts";
import { changePlan, editOf } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, conflict, type Issue, invalid } from "#platform/errors.ts";
import { firstDay } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { freeKey } from "./free-key.rules.ts";
import { getIndicatorForUpdate, type KeptIndicator, listDefinitions } from "./indicator.data.ts";
import { definitionKind, type EarlierDefinition, INDICATOR_KINDS, indicatorKind } from "./indicator-kinds.ts";
import type { ChangeDefinitionInput } from "./inputs.ts";
import { mayEditIndicators } from "./permissions.ts";
import { nextPosition } from "./value-change.ts";

const COUNTING = ["definition", "unit", "formula"] as const;
type Counting = Pick<KeptIndicator["indicator"], (typeof COUNTING)[number]>;

/**
 * Says that an indicator is counted in another way from a day on. How it was counted until then is kept: values before and
 * after are two series, and nothing is compared across. @throws forbidden, notFound, conflict, invalid
 */
export async function changeDefinition(
  ctx: StaffContext,
  input: ChangeDefinitionInput & { indicator: string },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    const kept = await getIndicatorForUpdate(scope, input.indicator);
    const { indicator } = kept;
    allow(mayEditIndicators(ctx.actor, (await getCityBody(scope)).id));
    if (indicator.version !== input.version) throw conflict("indicators.error.definitionChangedMeanwhile");
    const earlier = await listDefinitions(scope, [indicator.key]);
    const next = { ...indicator, ...typedCounting(indicator, input) };
    const edit = editOf(indicatorKind.name, { old: indicator, next }, COUNTING);
    checkChange(ctx, { input, earlier, isSame: !edit });
    if (!edit) return;
    await changePlan(ctx, scope, {
      plan: kept.plan,
      kinds: INDICATOR_KINDS,
      changes: [edit, keeping(kept, { input, earlier })],
      action: "indicator.redefined",
      reason: input.reasonJa,
      version: input.version,
    });
  });
}

function checkChange(
  ctx: StaffContext,
  facts: { input: ChangeDefinitionInput; earlier: readonly EarlierDefinition[]; isSame: boolean },
): void {
  const issues: Issue[] = [];
  if (facts.isSame) issues.push({ path: "definitionJa", code: "indicators.error.definitionSame" });
  const last = facts.earlier.at(-1);
  if (last && firstDay(facts.input.replacedOn) <= firstDay(last.replacedOn)) {
    const params = { date: ctx.say.format.date(last.replacedOn) };
    issues.push({ path: "replacedOn", code: "indicators.error.changedLater", params });
  }
  if (issues.length > 0) throw invalid(issues);
}

/** What was typed; a text in which nothing was changed keeps its other languages too. */
function typedCounting(old: Counting, input: ChangeDefinitionInput): Counting {
  return {
    definition: restated(old.definition, input.definitionJa, input.definitionEn),
    unit: restated(old.unit, input.unitJa, input.unitEn),
    formula: restated(old.formula, input.formulaJa, input.formulaEn),
  };
}

function restated(old: Text | null, ja: string, en: string): Text | null {
  if ((old?.ja ?? "") === ja && (old?.en ?? "") === en) return old;
  if (ja === "" && en === "") return null;
  return { ...(ja === "" ? {} : { ja }), ...(en === "" ? {} : { en }) };
}

/** The record that keeps how it was counted until then. */
function keeping(
  { indicator }: KeptIndicator,
  { input, earlier }: { input: ChangeDefinitionInput; earlier: readonly EarlierDefinition[] },
) {
  const { definition, unit, formula } = indicator;
  const reason = restated(null, input.reasonJa, input.reasonEn);
  const key = freeKey(`${indicator.key}-until-${input.replacedOn}`, new Set(earlier.map((entry) => entry.key)));
  const record = { indicator: indicator.key, replacedOn: input.replacedOn, definition, unit, formula, reason };
  const origin = { basis: "source", basisReason: null, source: null };
  const after = { ...record, ...origin, position: nextPosition(earlier) };
  return { kind: definitionKind.name, key, operation: "add", before: null, after } as const;
}
