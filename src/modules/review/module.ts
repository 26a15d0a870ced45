import type { Documents } from "#platform/documents/document-task.ts";
import type { Module } from "#platform/module.ts";
import { gradesPart } from "./grading/web/grades-part.ts";
import { gradingRoutes } from "./grading/web/staff.ts";
import { listPending } from "./list-pending.ts";
import { followOwnersJob } from "./owners/follow-owners-job.ts";
import { permissions } from "./permissions.ts";
import { listProgressPages } from "./progress/list-public-pages.ts";
import { progressRoutes } from "./progress/web/portal.ts";
import { remindJob } from "./reminders/send-reminders.ts";
import { directionsPart } from "./report/directions-part.ts";
import { progressPart } from "./report/progress-part.ts";
import { sheetsPart } from "./report/sheets-part.ts";
import { reviewTasks } from "./review-tasks.ts";
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
    routes: [...progressRoutes({ documents }), ...gradingRoutes, ...staffRoutes(documents)],
    permissions,
    jobs: [remindJob({ documents, publicUrl }), followOwnersJob],
    tasks: reviewTasks,
    listPending,
    listPublicPages: listProgressPages,
    reportParts: [progressPart, sheetsPart, gradesPart, directionsPart],
    staffMenu: [{ section: "review", label: "review.staff.menu", path: "/review", permission: "review.read" }],
  };
}

/** What stands of the years on the pages of a plan. */
export { progressPanels as reviewPanels } from "./progress/web/plan-panels.tsx";
