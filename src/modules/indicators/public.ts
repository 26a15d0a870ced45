/** What other modules and the composition may use of indicators. */

export { achievementOf, type Goal, isMeasurable, remainingTo } from "./achievement.rules.ts";
export { Decimal, toDecimal } from "./exact.rules.ts";
export { INDICATOR_KINDS } from "./indicator-kinds.ts";
export type { IndicatorYear, TargetYear, YearValue } from "./indicator-year.rules.ts";
export { readIndicatorYear } from "./read-indicator-year.ts";
export { type JudgedTarget, judgeTargets, readTargets } from "./read-targets.ts";
export { latestSince, type SeenValue, seenValues } from "./seen-value.rules.ts";
export { breakBetween } from "./series-break.rules.ts";
export { compareShares } from "./survey-error.rules.ts";
export { isSurveyShare, measuredOf } from "./survey-reading.rules.ts";
export { targetsTable } from "./web/targets-report.ts";
