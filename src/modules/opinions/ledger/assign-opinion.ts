import { isValidOn, listPosts } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { AssignInput } from "./inputs.ts";
import { manageOpinion } from "./manage-opinion.ts";
import { updateOpinion } from "./opinion.data.ts";

/** Asks a post for the answer; its holder finds it under what waits for her. @throws AppError forbidden, notFound, conflict, invalid */
export async function assignOpinion(ctx: StaffContext, input: AssignInput & { id: number }): Promise<void> {
  const { id, version, postId, dueOn } = input;
  await manageOpinion(ctx, { id, version }, async (scope, opinion) => {
    const today = todayInJapan(ctx.clock.now());
    const post = (await listPosts(scope)).find((entry) => entry.id === postId && isValidOn(entry, today));
    if (postId !== null && !post) throw invalid([{ path: "postId", code: "opinions.error.choice" }]);
    await updateOpinion(scope, id, { postId, dueOn });
    return {
      action: "opinion.assigned",
      before: { postId: opinion.postId, dueOn: opinion.dueOn },
      after: { postId, dueOn },
    };
  });
}
