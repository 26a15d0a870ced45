import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `manage`: templates, making and publishing; `read`: drafts and the officers' papers. */
export const permissions = {
  "reports.manage": ["administrator", "planOfficer"],
  "reports.read": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff", "reader"],
} as const;

/** Reports are the city's: a role that was given for a partner body alone does not reach them. */
export const mayManageReports = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "reports.manage", cityBodyId);
