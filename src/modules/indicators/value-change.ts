import { type Change, changePlan, editOf, type PlanRecord } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, type Issue, invalid } from "#platform/errors.ts";
import { lastDay, todayInJapan } from "#platform/i18n/partial-date.ts";
import { Decimal } from "./exact.rules.ts";
import type { KeptIndicator } from "./indicator.data.ts";
import { INDICATOR_KINDS, type IndicatorValue, valueKind } from "./indicator-kinds.ts";
import type { ReportValueInput } from "./inputs.ts";
import { noteText } from "./note-text.rules.ts";
import { isFarFrom, isInFuture, valueBefore } from "./plausible.rules.ts";
import { seenValues } from "./seen-value.rules.ts";
import { sourceOf } from "./series-break.rules.ts";
import { isSurveyShare } from "./survey-reading.rules.ts";
import { missingOrigin } from "./value-source.rules.ts";

/** The question about a surprising value; a box to say "yes, that is right" belongs to it. */
export const FAR_FROM_LAST = "indicators.error.farFromLast";

/**
 * What a single schema cannot tell. Throws `invalid` with everything that is wrong, or with only the question whether a
 * surprising value is right; `conflict` where the day has a value already.
 */
export function checkValue(
  ctx: StaffContext,
  { indicator }: KeptIndicator,
  { input, others }: { input: ReportValueInput; others: readonly IndicatorValue[] },
): void {
  const source = sourceOf(indicator, input);
  const measured = { unit: indicator.unit, valueSource: source };
  const issues: Issue[] = missingOrigin(source, input);
  if (isInFuture(input.date, todayInJapan(ctx.clock.now()))) {
    const params = { date: ctx.say.format.date(input.date) };
    issues.push({ path: "date", code: "indicators.error.dateInFuture", params });
  }
  const value = new Decimal(input.value);
  if (isSurveyShare(measured) && (value.isNegative() || value.greaterThan(100))) {
    issues.push({ path: "value", code: "indicators.error.notAPercentage" });
  }
  if (issues.length > 0) throw invalid(issues);
  if (others.some((other) => other.dimensions.length === 0 && lastDay(other.date) === lastDay(input.date))) {
    const params = { date: ctx.say.format.date(input.date) };
    const issue = { path: "date", code: "indicators.error.dateTaken", params };
    throw new AppError("conflict", issue.code, { issues: [issue] });
  }
  const previous = valueBefore(seenValues(others), input.date);
  if (previous && !input.confirmed && isFarFrom(measured, { previous: previous.value, value })) {
    const params = {
      previous: ctx.say.format.number(previous.value.toFixed(), indicator.decimals),
      date: ctx.say.format.date(previous.date),
    };
    throw invalid([{ path: "value", code: FAR_FROM_LAST, params }]);
  }
}

/** What people type, as fields of a value. */
export function fieldsOf(ctx: StaffContext, input: ReportValueInput) {
  const { date, value, valueSource, respondents, drawn, evidence } = input;
  const text = (typed: string) => noteText(typed, ctx.say.language.code);
  const { collectedIn, collectedBy, note } = input;
  return {
    date,
    value,
    valueSource,
    collectedIn: text(collectedIn),
    collectedBy: text(collectedBy),
    respondents,
    drawn,
    source: evidence,
    note: text(note),
  };
}

/** Where a value comes from is the city's to say: a partner body reports what it was asked for. */
export const saysOrigin = (input: ReportValueInput) =>
  input.valueSource !== null || input.collectedIn !== "" || input.collectedBy !== "";

/** The change that adds a value of the whole, after all others. */
export function additionOf(
  indicator: string,
  fields: Pick<IndicatorValue, "date" | "value"> & Partial<IndicatorValue>,
  more: { key: string; position: string },
): Change {
  const empty = {
    valueSource: null,
    collectedIn: null,
    collectedBy: null,
    respondents: null,
    drawn: null,
    note: null,
    dimensions: [],
    breakNote: null,
  };
  const record = { indicator, ...empty, basis: "source", basisReason: null, source: null, ...fields };
  return {
    kind: valueKind.name,
    key: more.key,
    operation: "add",
    before: null,
    after: { ...record, position: more.position },
  };
}

/** The change that turns a value into another, or nothing where they are the same. */
export function correctionOf(old: IndicatorValue, fields: Partial<IndicatorValue>): Change | undefined {
  return editOf(valueKind.name, { old, next: { ...old, ...fields } }, Object.keys(fields));
}

/** Behind the last: the order of a plan file is oldest first. */
export function nextPosition(values: readonly Pick<PlanRecord, "position">[]): string {
  return String(Math.floor(Math.max(0, ...values.map((value) => Number(value.position)))) + 1);
}

/** Writes a change of a value into the plan that keeps its indicator. */
export async function changeValue(
  ctx: Parameters<typeof changePlan>[0],
  scope: Scope,
  act: { kept: KeptIndicator; change: Change; action: string; reason?: string; version?: number },
): Promise<void> {
  const { kept, change, ...more } = act;
  await changePlan(ctx, scope, { plan: kept.plan, kinds: INDICATOR_KINDS, changes: [change], ...more });
}
