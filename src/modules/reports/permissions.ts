import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `manage`: templates, making and publishing; `read`: reports and the officers' papers. */
export const permissions = {
  "reports.manage": ["administrator", "planOfficer"],
  "reports.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
} as const;

/** Reports are the city's: a role that was given for a partner body alone does not reach them. */
export const mayManageReports = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "reports.manage", cityBodyId);

/** Drafts hold what other bodies reported and nobody has published: the city's people alone see them. */
export const mayReadDrafts = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "reports.read", cityBodyId) &&
  (actor.bodyId === cityBodyId || mayManageReports(actor, cityBodyId));

/** The yearly paper of a body: its own people, and the city's. */
export const mayReadBodyPaper = (actor: Actor, { cityBodyId, bodyId }: { cityBodyId: number; bodyId: number }) =>
  mayReadDrafts(actor, cityBodyId) || (actor.bodyId === bodyId && hasPermission(actor, "reports.read", bodyId));
