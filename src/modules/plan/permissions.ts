import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. */
export const permissions = {
  "plan.edit": ["administrator", "planOfficer"],
  "plan.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
} as const;

export const mayReadPlan = (actor: Actor) => hasPermission(actor, "plan.read");

/** A plan is the city's: who was given the permission for a partner body only may not touch it. */
export const mayEditPlan = (actor: Actor, cityBodyId: number) => hasPermission(actor, "plan.edit", cityBodyId);
