import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { findRoundById } from "../rounds/round.data.ts";
import { phaseOf } from "../rounds/round.rules.ts";
import { manageOpinion } from "./manage-opinion.ts";
import { updateOpinion } from "./opinion.data.ts";
import { publishIssues } from "./opinion.rules.ts";

/**
 * From now on everybody sees the opinion and, where there is one, the answer. What was sent to a public comment comes out
 * after its last day: until then its sender may take it back. @throws AppError forbidden, notFound, conflict, invalid
 */
export async function publishOpinion(ctx: StaffContext, target: { id: number; version: number }): Promise<void> {
  await manageOpinion(ctx, target, async (scope, opinion) => {
    const issues = publishIssues(opinion);
    if (issues.length > 0) throw invalid(issues);
    const round = opinion.roundId === null ? undefined : await findRoundById(scope, opinion.roundId);
    const today = todayInJapan(ctx.clock.now());
    if (round?.kind === "publicComment" && phaseOf(round, today) !== "closed")
      throw conflict("opinions.staff.error.stillOpen");
    await updateOpinion(scope, target.id, { publishedAt: ctx.clock.now() });
    await bumpRevision(scope);
    return { action: "opinion.published" };
  });
}

/** Nobody outside sees it any more; nothing is lost. @throws AppError forbidden, notFound, conflict */
export async function unpublishOpinion(ctx: StaffContext, target: { id: number; version: number }): Promise<void> {
  await manageOpinion(ctx, target, async (scope) => {
    await updateOpinion(scope, target.id, { publishedAt: null });
    await bumpRevision(scope);
    return { action: "opinion.unpublished" };
  });
}
