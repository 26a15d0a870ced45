/** What other modules may use of plans. */
export { changePlan, type PlanAct } from "./change-plan.ts";
export { type ImportOutcome, importPlanFile } from "./import-plan-file.ts";
export { listAuthors } from "./plan-authors.data.ts";
export type { Change } from "./plan-diff.rules.ts";
export { editOf } from "./plan-diff.rules.ts";
export { type PlanDocument, recordsOf } from "./plan-document.rules.ts";
export { nodeKind, PLAN_KINDS, planHeadKind } from "./plan-kinds.ts";
export { listPlans, type PlanSummary } from "./plan-overview.data.ts";
export type { PlanPanel, PlanPanels } from "./plan-panels.ts";
export { findRecord, getPlan, listRecords, type PlanReference } from "./plan-record.data.ts";
export type { PlanHead, PlanNode } from "./plan-records.ts";
export {
  decimalSchema,
  type PlanRecord,
  partialDateSchema,
  type RecordKind,
  recordKind,
  textSchema,
  textShape,
} from "./record-kind.rules.ts";
export { removeDemo } from "./remove-demo.ts";
export { apiRecord, recordShape } from "./web/api-record.ts";
export { BasisMark, planAddress, planPage } from "./web/plan-page.tsx";
