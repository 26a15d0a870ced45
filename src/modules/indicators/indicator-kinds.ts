import { z } from "zod";
import {
  decimalSchema,
  type PlanRecord,
  partialDateSchema,
  type RecordKind,
  recordKind,
  textSchema,
} from "#modules/plan/public.ts";
import type { Text } from "#platform/i18n/text.ts";

const DIRECTIONS = ["increase", "decrease", "keepAbove", "keepBelow", "range"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const VALUE_SOURCES = ["manual", "measure", "partner", "survey", "otherSurvey", "statistic"] as const;
/** Where a value comes from. `otherSurvey`: a survey that another section asks for purposes of its own. */
export type ValueSource = (typeof VALUE_SOURCES)[number];

/** What is measured. Shaped after IATI's result indicator, with the five statements on data quality that GPRAMA asks for. */
export interface Indicator extends PlanRecord {
  title: Text;
  definition: Text | null;
  unit: Text | null;
  /** Decimals to show. */
  decimals: number;
  direction: Direction;
  rangeLow: string | null;
  rangeHigh: string | null;
  formula: Text | null;
  valueSource: ValueSource;
  /** Name of a module's measure, for example `volunteers.registered`. */
  measure: string | null;
  /** Key of the body that reports the values. */
  body: string | null;
  frequency: Text | null;
  verification: Text | null;
  dataSource: Text | null;
  accuracy: Text | null;
  limitations: Text | null;
  compensation: Text | null;
}

export interface InterimTarget {
  date: string;
  value: string;
}

/** What a plan wants of an indicator. */
export interface Target extends PlanRecord {
  indicator: string;
  node: string | null;
  number: string | null;
  kind: "target" | "kgi" | "kpi";
  baselineDate: string | null;
  baselineValue: string | null;
  targetDate: string | null;
  targetValue: string | null;
  path: "linear" | "stepwise";
  interim: InterimTarget[];
  /** Baseline and target are meant in the counting that began on this day. */
  rebasedOn: string | null;
  note: Text | null;
}

/** One way in which a value is a part of the whole: language = Vietnamese. */
interface Dimension {
  name: Text;
  category: Text;
}

/** A value that was seen. For surveys `respondents` is N and `drawn` the number of questionnaires sent. */
export interface IndicatorValue extends PlanRecord {
  indicator: string;
  date: string;
  value: string | null;
  /** Where this value comes from, if not from where its indicator says. */
  valueSource: ValueSource | null;
  /** The survey or statistic by name, and who asked or published it. */
  collectedIn: Text | null;
  collectedBy: Text | null;
  respondents: number | null;
  drawn: number | null;
  note: Text | null;
  /** Empty: the value of the whole, which alone counts towards a target. */
  dimensions: Dimension[];
  /** Given where it was counted in another way from this value on: how. */
  breakNote: Text | null;
}

/** How an indicator was counted before a day, and why that changed. How it is counted now, the indicator says. */
export interface EarlierDefinition extends PlanRecord {
  indicator: string;
  /** The first day that is counted in the new way. */
  replacedOn: string;
  definition: Text | null;
  unit: Text | null;
  formula: Text | null;
  reason: Text;
}

const text = (more: { required?: boolean; long?: boolean } = {}) => ({ type: "text", ...more }) as const;
const long = { long: true } as const;
const filledText = textSchema.refine((value) => value !== null, { message: "plan.error.required" });
const indicatorRef = { type: "ref", kind: "indicators", required: true } as const;

export const indicatorKind = recordKind<Indicator>({
  name: "indicators",
  one: "indicator",
  isShared: true,
  table: "indicators",
  fields: {
    title: text({ required: true }),
    definition: text(long),
    unit: text(),
    decimals: { type: "integer", default: 0 },
    direction: { type: "choice", choices: DIRECTIONS, required: true },
    rangeLow: { type: "decimal" },
    rangeHigh: { type: "decimal" },
    formula: text(long),
    valueSource: { type: "choice", choices: VALUE_SOURCES, default: "manual" },
    measure: { type: "string" },
    body: { type: "string" },
    frequency: text(),
    verification: text(long),
    dataSource: text(long),
    accuracy: text(long),
    limitations: text(long),
    compensation: text(long),
  },
});

export const targetKind = recordKind<Target>({
  name: "targets",
  one: "target",
  table: "indicator_targets",
  fields: {
    indicator: indicatorRef,
    node: { type: "ref", kind: "nodes" },
    number: { type: "string" },
    kind: { type: "choice", choices: ["target", "kgi", "kpi"], required: true },
    baselineDate: { type: "date" },
    baselineValue: { type: "decimal" },
    targetDate: { type: "date" },
    targetValue: { type: "decimal" },
    path: { type: "choice", choices: ["linear", "stepwise"], default: "linear" },
    interim: {
      type: "json",
      schema: z.array(z.strictObject({ date: partialDateSchema, value: decimalSchema })),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "date", type: "date" },
          { name: "value", type: "decimal" },
        ],
      },
    },
    rebasedOn: { type: "date" },
    note: text(long),
  },
});

export const valueKind = recordKind<IndicatorValue>({
  name: "values",
  one: "value",
  table: "indicator_values",
  fields: {
    indicator: indicatorRef,
    date: { type: "date", required: true },
    value: { type: "decimal" },
    valueSource: { type: "choice", choices: VALUE_SOURCES },
    collectedIn: text(),
    collectedBy: text(),
    respondents: { type: "integer" },
    drawn: { type: "integer" },
    note: text(long),
    dimensions: {
      type: "json",
      schema: z.array(z.strictObject({ name: filledText, category: filledText })),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "name", type: "text" },
          { name: "category", type: "text" },
        ],
      },
    },
    breakNote: text(long),
  },
});

export const definitionKind = recordKind<EarlierDefinition>({
  name: "definitions",
  one: "definition",
  table: "indicator_definitions",
  fields: {
    indicator: indicatorRef,
    replacedOn: { type: "date", required: true },
    definition: text(long),
    unit: text(),
    formula: text(long),
    reason: text({ required: true, long: true }),
  },
});

/** What the plan file, the workbook and the plan's history hold of indicators. */
export const INDICATOR_KINDS: readonly RecordKind[] = [indicatorKind, targetKind, valueKind, definitionKind];
