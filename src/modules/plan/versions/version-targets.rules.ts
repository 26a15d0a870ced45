import type { Text } from "#platform/i18n/text.ts";
import type { PlanReading } from "../reading/read-plan-parts.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";

// The kinds belong to the module of indicators; a version holds their records as they were, and names them alike for ever.
interface TargetThen extends PlanRecord {
  indicator: string;
  number: string | null;
  baselineDate: string | null;
  baselineValue: string | null;
  targetDate: string | null;
  targetValue: string | null;
}
interface IndicatorThen extends PlanRecord {
  title: Text;
  unit: Text | null;
  decimals: number | null;
}

interface DatedValue {
  value: string | null;
  date: string | null;
}

export interface VersionTarget {
  title: Text;
  number: string | null;
  unit: Text | null;
  decimals: number;
  baseline: DatedValue;
  goal: DatedValue;
}

/** What a version of the plan wanted to reach. */
export function targetsOf(past: Pick<PlanReading, "list">): VersionTarget[] {
  const indicators = new Map(past.list<IndicatorThen>("indicators").map((indicator) => [indicator.key, indicator]));
  return past.list<TargetThen>("targets").flatMap((target) => {
    const indicator = indicators.get(target.indicator);
    if (!indicator) return [];
    return {
      title: indicator.title,
      number: target.number,
      unit: indicator.unit,
      decimals: indicator.decimals ?? 0,
      baseline: { value: target.baselineValue, date: target.baselineDate },
      goal: { value: target.targetValue, date: target.targetDate },
    };
  });
}
