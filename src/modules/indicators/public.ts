/** What other modules may use of indicators. */
export { INDICATOR_KINDS, type Indicator, type IndicatorValue, type Target } from "./indicator-kinds.ts";
export { listTargets, type PlanTargets } from "./list-targets.ts";
export type { JudgedTarget } from "./read-targets.ts";
export { type MeasureOutcome, recordMeasures } from "./record-measures.ts";
export type { Judgement, Reason, Status } from "./target-status.rules.ts";
