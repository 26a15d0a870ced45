import type { Documents } from "#platform/documents/document-task.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { PlanPanels } from "./plan-panels.ts";
import type { RecordKind } from "./records/record-kind.rules.ts";

/** A way from a plan's staff pages to what another module does with the plan. */
export interface PlanStaffLink {
  label: MessageKey;
  /** Behind `/{slug}/staff`. */
  path: string;
  permission: string;
}

/** What `app/` joins from all modules before the plan's pages can be made. */
export interface PlanParts {
  /** Kinds of records that a plan file holds: the plan's own and those of other modules (indicators). */
  kinds: readonly RecordKind[];
  panels: PlanPanels;
  staffLinks: readonly PlanStaffLink[];
  /** Reads and writes plan files. */
  documents: Documents;
}
