import { type Actor, hasPermission } from "#platform/context.ts";
import type { Check } from "./cycles/chain.rules.ts";
import type { SheetHead } from "./sheets/sheet.data.ts";

/**
 * Permission → roles. `manage` runs the year for the city, `fill` writes the sheets of one's own posts, `check` looks
 * through those of one's own section.
 */
export const permissions = {
  "review.manage": ["administrator", "planOfficer"],
  "review.check": ["administrator", "planOfficer", "sectionHead"],
  "review.fill": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff"],
  "review.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
} as const;

/** Somebody with what she holds on the day: her posts (as holder or deputy) and the sections that they belong to. */
export interface Reviewer {
  actor: Actor;
  cityBodyId: number;
  postIds: readonly number[];
  sectionIds: readonly number[];
}

/** The plan is the city's: a role for a partner body alone does not run its year. */
export const mayManageReview = ({ actor, cityBodyId }: Pick<Reviewer, "actor" | "cityBodyId">): boolean =>
  hasPermission(actor, "review.manage", cityBodyId);

/** The city reads every sheet; a partner body, which is another legal person, its own. */
export function mayReadSheet({ actor, cityBodyId }: Reviewer, sheet: Pick<SheetHead, "bodyId">): boolean {
  if (!hasPermission(actor, "review.read")) return false;
  return (
    actor.bodyId === cityBodyId || actor.bodyId === sheet.bodyId || hasPermission(actor, "review.read", cityBodyId)
  );
}

/** Who holds the post, or stands in for its holder; the officer may write for everybody, and the step says so. */
export function mayFillSheet(reviewer: Reviewer, sheet: Pick<SheetHead, "postId" | "bodyId">): boolean {
  if (mayManageReview(reviewer)) return true;
  return hasPermission(reviewer.actor, "review.fill", sheet.bodyId) && reviewer.postIds.includes(sheet.postId);
}

/** Who checks at a level. The outcome of a committee's meeting is entered by the lead section. */
export function mayCheckSheet(
  reviewer: Reviewer,
  { sheet, check }: { sheet: Pick<SheetHead, "sectionId" | "bodyId">; check: Pick<Check, "kind"> | undefined },
): boolean {
  if (mayManageReview(reviewer)) return true;
  if (check?.kind !== "sectionHead" || sheet.sectionId === null) return false;
  return hasPermission(reviewer.actor, "review.check", sheet.bodyId) && reviewer.sectionIds.includes(sheet.sectionId);
}
