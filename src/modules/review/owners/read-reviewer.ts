import { actingOn, getCityBody, isValidOn, listAssignments, listPosts } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Reviewer } from "../permissions.ts";

/** The person who is signed in, with the posts that she holds or stands in for today. */
export async function readReviewer(ctx: StaffContext, scope: Scope): Promise<Reviewer> {
  const today = todayInJapan(ctx.clock.now());
  const { staffId } = ctx.actor;
  const held = (await listAssignments(scope)).filter(
    (assignment) => assignment.staffId === staffId && isValidOn(assignment, today),
  );
  const posts = (await listPosts(scope)).filter(
    (post) => isValidOn(post, today) && held.some((assignment) => assignment.postId === post.id),
  );
  return {
    actor: ctx.actor,
    cityBodyId: (await getCityBody(scope)).id,
    postIds: posts.map((post) => post.id),
    sectionIds: [...new Set(posts.flatMap((post) => post.sectionId ?? []))],
  };
}

/** Who acts for each post on a day: the holder first, then the deputies. */
export async function readActing(scope: Scope, day: string): Promise<Map<number, string[]>> {
  const byPost = Map.groupBy(await listAssignments(scope), (assignment) => assignment.postId);
  return new Map(
    [...byPost].map(([postId, assignments]) => {
      const { holder, deputies } = actingOn(assignments, day);
      return [postId, [...(holder ? [holder] : []), ...deputies].map((assignment) => assignment.staffId)];
    }),
  );
}
