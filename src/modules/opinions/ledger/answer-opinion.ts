import { getCityBody, isValidOn, listPosts, listSections } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayAnswerOpinion } from "../permissions.ts";
import { listHeldPosts } from "./held-posts.ts";
import type { AnswerInput } from "./inputs.ts";
import { auditOpinion } from "./manage-opinion.ts";
import { getOpinionForUpdate, updateOpinion } from "./opinion.data.ts";
import type { Answer } from "./opinion.rules.ts";

/** The city's answer, by those who keep the ledger or by the post that was asked. @throws AppError forbidden, notFound, conflict, invalid */
export async function answerOpinion(ctx: StaffContext, input: AnswerInput & { id: number }): Promise<void> {
  const { id, version, disposition, text, on } = input;
  await ctx.transaction(async (scope) => {
    const opinion = await getOpinionForUpdate(scope, id, version);
    const today = todayInJapan(ctx.clock.now());
    const heldPosts = await listHeldPosts(scope, ctx.actor.staffId, today);
    allow(mayAnswerOpinion(ctx.actor, opinion, { cityBodyId: (await getCityBody(scope)).id, heldPosts }));
    if (on > today) throw invalid([{ path: "answeredOn", code: "opinions.staff.error.future" }]);
    const by = await namePost(scope, opinion.postId ?? heldPosts[0] ?? null, today);
    await updateOpinion(scope, id, { answer: { disposition, text, on, by } });
    const before = opinion.answer && { disposition: opinion.answer.disposition, on: opinion.answer.on };
    const act = { action: "opinion.answered", before: before ?? undefined, after: { disposition, on } };
    await auditOpinion(ctx, scope, { opinion, act });
  });
}

/** Under the names of today: the answer keeps them when the post or its section is renamed. */
async function namePost(scope: Scope, postId: number | null, today: string): Promise<Answer["by"]> {
  const post = (await listPosts(scope)).find((entry) => entry.id === postId);
  if (!post) return null;
  const section = (await listSections(scope)).find((entry) => entry.id === post.sectionId && isValidOn(entry, today));
  return { post: post.name, section: section?.name ?? null };
}
