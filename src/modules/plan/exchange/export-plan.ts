import type { ResidentContext, StaffContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { getExportMark } from "./plan-import.data.ts";
import { WRITE_PLAN } from "./plan-tasks.ts";
import type { ExportedPlan, ExportFormat } from "./write-plan.ts";

/**
 * A plan for other tools, without what was invented for the demonstration. @throws AppError notFound; invalid with
 * `plan.error.unmappable` where Shift_JIS lacks characters (`csvCp932`), one issue a project; unavailable
 */
export async function exportPlan(
  ctx: ResidentContext | StaffContext,
  input: { plan: string; kinds: readonly RecordKind[]; documents: Documents; format: ExportFormat },
): Promise<ExportedPlan> {
  const { document, mark } = await ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    const document = withoutDemo(await loadDocument(scope, plan.id, input.kinds));
    return { mark: await getExportMark(scope, plan.id), document };
  });
  return input.documents.run(WRITE_PLAN, {
    document,
    mark,
    format: input.format,
    municipality: ctx.municipality.code,
    language: ctx.say.language.code,
  });
}
