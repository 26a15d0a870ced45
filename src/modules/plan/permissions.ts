import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. */
export const permissions = {
  "plan.edit": ["administrator", "planOfficer"],
  "plan.recordFacts": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff"],
  "plan.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
} as const;

export const mayReadPlan = (actor: Actor) => hasPermission(actor, "plan.read");

/** A plan is the city's: who was given the permission for a partner body only may not touch it. */
export const mayEditPlan = (actor: Actor, cityBodyId: number) => hasPermission(actor, "plan.edit", cityBodyId);

/** Sees all that the named body sees: what partner bodies did is open to the city, not to one another. */
export const mayReadPlanOf = (actor: Actor, bodyId: number) => hasPermission(actor, "plan.read", bodyId);

/** Enters what the named body did. */
export const mayRecordFactsOf = (actor: Actor, bodyId: number) => hasPermission(actor, "plan.recordFacts", bodyId);
