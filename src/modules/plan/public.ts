/** What other modules may use of plans. */
export { changePlan, type PlanAct } from "./changes/change-plan.ts";
export { listAuthors } from "./changes/plan-authors.data.ts";
export type { Change } from "./changes/plan-diff.rules.ts";
export { editOf } from "./changes/plan-diff.rules.ts";
export { getPlanForUpdate, listPlansForUpdate } from "./editing/plan-edit.data.ts";
export { cleanText } from "./editing/record-input.rules.ts";
export { type ImportOutcome, importPlanFile } from "./exchange/import-plan-file.ts";
export { removeDemo } from "./exchange/remove-demo.ts";
export { listFactYears } from "./facts/fact.data.ts";
export type { Fact, FactSource, FactState, Quantity } from "./facts/fact.rules.ts";
export type { FactSum, ProjectFacts } from "./facts/fact-sum.rules.ts";
/** @public listFacts: the ledger itself, for modules to come. */
export { type FactLine, listFacts, readFactsForSheet, sumFacts } from "./facts/list-facts.ts";
export { loadDemoFacts } from "./facts/load-demo-facts.ts";
/** @public Every module whose acts serve a project leaves them in the ledger. */
export { type FactToRecord, type RecordedFact, recordFact } from "./facts/record-fact.ts";
/** @public */
export { reverseFact } from "./facts/reverse-fact.ts";
export type { Ancestor } from "./lineage/family.rules.ts";
export { listAncestors } from "./lineage/list-lineage.ts";
export type { PlanPanel, PlanPanels } from "./plan-panels.ts";
export type { PlanStaffLink } from "./plan-parts.ts";
export { listPlacedProjects, type PlacedProject, type PlaceStep } from "./reading/list-placed-projects.ts";
export { listPlans, type PlanSummary } from "./reading/plan-overview.data.ts";
export type { PlanDocument } from "./records/plan-document.rules.ts";
export { nodeKind, PLAN_KINDS, planHeadKind } from "./records/plan-kinds.ts";
export { findRecord, getPlan, getPlanHead, listRecords, type PlanReference } from "./records/plan-record.data.ts";
export type { Committee as PlanCommittee, PlanHead, PlanNode } from "./records/plan-records.ts";
export {
  decimalSchema,
  languageShape,
  type PlanRecord,
  partialDateSchema,
  type RecordKind,
  recordKind,
  textSchema,
  textShape,
} from "./records/record-kind.rules.ts";
export { apiRecord, recordShape } from "./web/api/api-record.ts";
export { FactSearch } from "./web/facts/facts-start-page.tsx";
export { planAddress, planPage } from "./web/portal/plan-page.tsx";
