import { type DocumentWork, documentWork } from "#platform/documents/serve-documents.ts";
import { checkUpload } from "./exchange/check-upload.ts";
import { CHECK_UPLOAD, WRITE_COMPARISON, WRITE_PLAN } from "./exchange/plan-tasks.ts";
import { type WritingTools, writePlan } from "./exchange/write-plan.ts";
import { writeComparison } from "./versions/write-comparison.ts";

/** Registration with the document worker, as module.ts is with the server: only app/document-worker.ts imports it. */
export function planDocumentWork(tools: WritingTools): DocumentWork[] {
  return [
    documentWork(WRITE_PLAN, (plan) => writePlan(plan, tools)),
    documentWork(WRITE_COMPARISON, (comparison) => writeComparison(comparison, tools)),
    documentWork(CHECK_UPLOAD, (upload) => checkUpload(upload, tools.kinds)),
  ];
}
