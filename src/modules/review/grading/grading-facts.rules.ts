import type { Decimal, Goal } from "#modules/indicators/public.ts";
import type { Text } from "#platform/i18n/text.ts";

/** A number of a sheet: what was planned and what was done. */
export interface OutputFact {
  name: string;
  unit: string;
  planned: Decimal | null;
  actual: Decimal | null;
}

/** A target of the measure that a project stands under, with what was seen of it until the end of the fiscal year. */
export interface TargetFact {
  key: string;
  title: Text;
  unit: Text | null;
  goal: Goal;
  baseline: Decimal | null;
  current: Decimal | null;
  /** Counted in another way than baseline and target, and so not to be compared with them. */
  isCountedAnew: boolean;
  /** Of the current value, as precise as it is known. */
  date: string | null;
  /** The newest value that was there a year before; null where the current one is it. */
  lastYear: Decimal | null;
  /** What the target's own path expects on the day of the current value. */
  expected: Decimal | null;
  /** Comes from a survey. */
  isSurvey: boolean;
  /** Of a percentage in a survey: whether chance explains the change; null where that cannot be tested. */
  isSignificant: { sinceBaseline: boolean | null; sinceLastYear: boolean | null };
}

/** All that a grade may rest on. What is missing is null, never zero. */
export interface GradingFacts {
  outputs: readonly OutputFact[];
  targets: readonly TargetFact[];
  /** Question → option. */
  answers: Readonly<Record<string, string>>;
  /** 1 in the first fiscal year of the plan; null where the plan names no period. */
  planYear: number | null;
}
