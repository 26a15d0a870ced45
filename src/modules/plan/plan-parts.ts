import type { Documents } from "#platform/documents/document-task.ts";
import type { PlanPanels } from "./plan-panels.ts";
import type { RecordKind } from "./records/record-kind.rules.ts";

/** What `app/` joins from all modules before the plan's pages can be made. */
export interface PlanParts {
  /** Kinds of records that a plan file holds: the plan's own and those of other modules (indicators). */
  kinds: readonly RecordKind[];
  panels: PlanPanels;
  /** Reads and writes plan files. */
  documents: Documents;
}
