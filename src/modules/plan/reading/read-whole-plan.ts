import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { countPlanContents, type PlanContents } from "./count-plan-contents.ts";

export interface WholePlan {
  document: PlanDocument;
  contents: PlanContents;
}

/** A plan with every record of every kind. @throws AppError notFound */
export async function readWholePlan(
  ctx: ResidentContext,
  input: { plan: string; kinds: readonly RecordKind[] },
): Promise<WholePlan> {
  return ctx.read(async (scope) => {
    const { id } = await getPlan(scope, input.plan);
    const document = await loadDocument(scope, id, input.kinds);
    const known = { kinds: input.kinds, today: todayInJapan(ctx.clock.now()) };
    const contents = await countPlanContents(scope, { id, head: document.plan }, known);
    return { document, contents };
  });
}
