import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { deleteDemoOpinions } from "../ledger/opinion.data.ts";
import { deleteDemoRounds } from "../rounds/round.data.ts";
import { deleteDemoSubmissions } from "../submissions/submission.data.ts";

/**
 * Takes the invented opinions away, and the invented rounds, where nobody real has written to them. Returns how many
 * opinions there were.
 */
export async function removeDemoOpinions(ctx: SystemContext): Promise<number> {
  return ctx.transaction(async (scope) => {
    const removed = await deleteDemoOpinions(scope);
    await deleteDemoSubmissions(scope);
    await deleteDemoRounds(scope);
    if (removed === 0) return 0;
    await recordAudit(ctx, scope, {
      action: "opinions.demoRemoved",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
      after: { opinions: removed },
    });
    await bumpRevision(scope);
    return removed;
  });
}
