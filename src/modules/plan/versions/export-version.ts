import type { StaffContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { allow } from "#platform/errors.ts";
import { WRITE_PLAN } from "../exchange/plan-tasks.ts";
import type { ExportedPlan } from "../exchange/write-plan.ts";
import { mayReadPlan } from "../permissions.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { getVersion } from "./version.data.ts";

/** A version as an Excel workbook. @throws AppError forbidden, notFound, unavailable */
export async function exportVersion(
  ctx: StaffContext,
  input: { plan: string; number: number; documents: Documents },
): Promise<ExportedPlan> {
  allow(mayReadPlan(ctx.actor));
  const version = await ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    return getVersion(scope, { planId: plan.id, number: input.number });
  });
  const exported = await input.documents.run(WRITE_PLAN, {
    document: version.document,
    // Of no state of the plan that an upload could be compared with.
    mark: { change: 0, at: null },
    format: "xlsx",
    municipality: ctx.municipality.code,
    language: ctx.say.language.code,
  });
  return { ...exported, fileName: `${input.plan}-version-${input.number}.xlsx` };
}
