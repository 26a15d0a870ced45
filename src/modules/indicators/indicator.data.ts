import type { Selectable } from "kysely";
import { getPlanForUpdate, type PlanReference } from "#modules/plan/public.ts";
import type { IndicatorDefinitions, Indicators, IndicatorValues } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { EarlierDefinition, Indicator, IndicatorValue } from "./indicator-kinds.ts";

/** An indicator and the plan whose file keeps it. */
export interface KeptIndicator {
  indicator: Indicator;
  plan: PlanReference;
}

/** Of the whole municipality, in the order of the plans; `keys` narrows, `body` to those that a body reports. */
export async function listIndicators(
  scope: Scope,
  where: { keys?: readonly string[]; body?: string; valueSource?: string } = {},
): Promise<KeptIndicator[]> {
  if (where.keys?.length === 0) return [];
  let query = scope.db
    .selectFrom("indicators")
    .innerJoin("plans", "plans.id", "indicators.plan_id")
    .selectAll("indicators")
    .select("plans.key as plan_key")
    .where("indicators.municipality_id", "=", scope.municipalityId)
    .orderBy("indicators.plan_id")
    .orderBy("indicators.position")
    .orderBy("indicators.key");
  if (where.keys) query = query.where("indicators.key", "in", where.keys);
  if (where.body !== undefined) query = query.where("indicators.body", "=", where.body);
  if (where.valueSource !== undefined) query = query.where("indicators.value_source", "=", where.valueSource);
  const rows = await query.execute();
  return rows.map((row) => ({ indicator: toIndicator(row), plan: { id: row.plan_id, key: row.plan_key } }));
}

/** @throws notFound also for another municipality's indicator */
export async function getIndicator(scope: Scope, key: string): Promise<KeptIndicator> {
  const [found] = await listIndicators(scope, { keys: [key] });
  if (!found) throw notFound("indicators.error.notFound");
  return found;
}

/**
 * Holds the indicator's plan until the transaction ends: two people cannot report the same day side by side, and nobody
 * writes a plan that he read before a value was put right. @throws notFound
 */
export async function getIndicatorForUpdate(scope: Scope, key: string): Promise<KeptIndicator> {
  const { plan } = await getIndicator(scope, key);
  await getPlanForUpdate(scope, plan.key);
  return getIndicator(scope, key);
}

/** All values of some indicators, oldest first. Dates are partial: `2022` stands before `2022-12`. */
export async function listValues(scope: Scope, indicators: readonly string[]): Promise<IndicatorValue[]> {
  if (indicators.length === 0) return [];
  const rows = await scope.db
    .selectFrom("indicator_values")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("indicator", "in", indicators)
    .orderBy("indicator")
    .orderBy("date")
    .orderBy("key")
    .execute();
  return rows.map(toValue);
}

/** How some indicators were counted before, oldest first. */
export async function listDefinitions(scope: Scope, indicators: readonly string[]): Promise<EarlierDefinition[]> {
  if (indicators.length === 0) return [];
  const rows = await scope.db
    .selectFrom("indicator_definitions")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("indicator", "in", indicators)
    .orderBy("indicator")
    .orderBy("replaced_on")
    .execute();
  return rows.map(toDefinition);
}

/** @throws notFound also for another municipality's value */
export async function getValue(scope: Scope, where: { indicator: string; key: string }): Promise<IndicatorValue> {
  const value = (await listValues(scope, [where.indicator])).find((entry) => entry.key === where.key);
  if (!value) throw notFound("indicators.error.valueNotFound");
  return value;
}

function toIndicator(row: Selectable<Indicators>): Indicator {
  return {
    ...commonOf(row),
    title: row.title,
    definition: row.definition,
    unit: row.unit,
    decimals: row.decimals,
    direction: row.direction,
    rangeLow: row.range_low,
    rangeHigh: row.range_high,
    formula: row.formula,
    valueSource: row.value_source,
    measure: row.measure,
    body: row.body,
    frequency: row.frequency,
    verification: row.verification,
    dataSource: row.data_source,
    accuracy: row.accuracy,
    limitations: row.limitations,
    compensation: row.compensation,
  } as unknown as Indicator;
}

function toValue(row: Selectable<IndicatorValues>): IndicatorValue {
  return {
    ...commonOf(row),
    indicator: row.indicator,
    date: row.date,
    value: row.value,
    valueSource: row.value_source,
    collectedIn: row.collected_in,
    collectedBy: row.collected_by,
    respondents: row.respondents,
    drawn: row.drawn,
    note: row.note,
    dimensions: row.dimensions,
    breakNote: row.break_note,
  } as unknown as IndicatorValue;
}

function toDefinition(row: Selectable<IndicatorDefinitions>): EarlierDefinition {
  return {
    ...commonOf(row),
    indicator: row.indicator,
    replacedOn: row.replaced_on,
    definition: row.definition,
    unit: row.unit,
    formula: row.formula,
    reason: row.reason,
  } as unknown as EarlierDefinition;
}

function commonOf(row: Selectable<Indicators> | Selectable<IndicatorValues> | Selectable<IndicatorDefinitions>) {
  const { key, position, version, basis, source } = row;
  return { key, position, version, basis, basisReason: row.basis_reason, source };
}
