import { isValidOn, listAssignments, listPosts } from "#modules/accounts/public.ts";
import type { Scope } from "#platform/db/scope.ts";

/** The posts that somebody acts for on a day: as holder, or as one of the deputies. */
export async function listHeldPosts(scope: Scope, staffId: string, today: string): Promise<number[]> {
  const inForce = new Set((await listPosts(scope)).filter((post) => isValidOn(post, today)).map(({ id }) => id));
  const held = (await listAssignments(scope)).filter(
    (assignment) => assignment.staffId === staffId && isValidOn(assignment, today) && inForce.has(assignment.postId),
  );
  return [...new Set(held.map(({ postId }) => postId))];
}
