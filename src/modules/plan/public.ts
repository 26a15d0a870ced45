/** What other modules may use of plans. */
export { changePlan, type PlanAct } from "./changes/change-plan.ts";
export { listAuthors } from "./changes/plan-authors.data.ts";
export type { Change } from "./changes/plan-diff.rules.ts";
export { editOf } from "./changes/plan-diff.rules.ts";
export { getPlanForUpdate, listPlansForUpdate } from "./editing/plan-edit.data.ts";
export { type ImportOutcome, importPlanFile } from "./exchange/import-plan-file.ts";
export { removeDemo } from "./exchange/remove-demo.ts";
export type { PlanPanel, PlanPanels } from "./plan-panels.ts";
export { listPlans, type PlanSummary } from "./reading/plan-overview.data.ts";
export type { PlanDocument } from "./records/plan-document.rules.ts";
export { nodeKind, PLAN_KINDS, planHeadKind } from "./records/plan-kinds.ts";
export { findRecord, getPlan, listRecords, type PlanReference } from "./records/plan-record.data.ts";
export type { PlanHead, PlanNode } from "./records/plan-records.ts";
export {
  decimalSchema,
  type PlanRecord,
  partialDateSchema,
  type RecordKind,
  recordKind,
  textSchema,
  textShape,
} from "./records/record-kind.rules.ts";
export { apiRecord, recordShape } from "./web/api/api-record.ts";
export { planAddress, planPage } from "./web/portal/plan-page.tsx";
