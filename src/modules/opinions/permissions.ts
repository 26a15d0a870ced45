import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `manage` is the city's work on its ledger; `answer` is for the posts that an opinion was given to. */
export const permissions = {
  "opinions.manage": ["administrator", "planOfficer"],
  "opinions.answer": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff"],
} as const;

/** The ledger is the city's: a role that was given for a partner body alone does not reach it. */
export const mayManageOpinions = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "opinions.manage", cityBodyId);

/** `heldPosts`: the posts that the person acts for today. */
export function mayAnswerOpinion(
  actor: Actor,
  opinion: { postId: number | null },
  { cityBodyId, heldPosts }: { cityBodyId: number; heldPosts: readonly number[] },
): boolean {
  if (mayManageOpinions(actor, cityBodyId)) return true;
  const isAsked = opinion.postId !== null && heldPosts.includes(opinion.postId);
  return isAsked && hasPermission(actor, "opinions.answer");
}
