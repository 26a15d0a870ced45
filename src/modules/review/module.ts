import type { Documents } from "#platform/documents/document-task.ts";
import type { Module } from "#platform/module.ts";
import { gradesPart } from "./grading/web/grades-part.ts";
import { gradingRoutes } from "./grading/web/staff.ts";
import { listPending } from "./list-pending.ts";
import { permissions } from "./permissions.ts";
import { remindJob } from "./reminders/send-reminders.ts";
import { directionsPart } from "./report/directions-part.ts";
import { sheetsPart } from "./report/sheets-part.ts";
import { staffRoutes } from "./web/staff.ts";

/** What the module needs of the installation. */
export interface ReviewParts {
  /** Reads and writes workbooks. */
  documents: Documents;
  /** Stands in mails. */
  publicUrl: string;
}

export function createReviewModule({ documents, publicUrl }: ReviewParts): Module {
  return {
    name: "review",
    routes: [...gradingRoutes, ...staffRoutes(documents)],
    permissions,
    jobs: [remindJob({ documents, publicUrl })],
    listPending,
    reportParts: [sheetsPart, gradesPart, directionsPart],
    staffMenu: [{ section: "review", label: "review.staff.menu", path: "/review", permission: "review.read" }],
  };
}
