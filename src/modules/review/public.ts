/** What other modules and the composition may use of review. */
export { listCycles } from "./cycles/cycle.data.ts";
export { findDemoReviewFile } from "./demo/demo-review-file.ts";
export { removeDemoReview } from "./demo/remove-demo-review.ts";
export { seedDemoReview } from "./demo/seed-demo-review.ts";
export { type ReportedProject, readReportedProjects } from "./report/reported-projects.ts";
export { listReportedSections } from "./report/reported-sections.data.ts";
export { drawReportedYear, type ReportedYear, readReportedYear } from "./report/sheets-part.ts";
