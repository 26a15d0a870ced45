import type { DocumentTask } from "#platform/documents/document-task.ts";
import type { ComparisonToWrite, ExportedComparison } from "../versions/write-comparison.ts";
import type { CheckedUpload, UploadToCheck } from "./check-upload.ts";
import type { ExportedPlan, PlanToWrite } from "./write-plan.ts";

// What the document worker does for plans. Only types come from the files that do it: the server loads none of their code.

export const WRITE_PLAN: DocumentTask<PlanToWrite, ExportedPlan> = { name: "plan.write" };
export const WRITE_COMPARISON: DocumentTask<ComparisonToWrite, ExportedComparison> = { name: "plan.writeComparison" };
export const CHECK_UPLOAD: DocumentTask<UploadToCheck, CheckedUpload> = { name: "plan.checkUpload" };
