import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `order`: asks the desk; `translate`: translates and reads; `manage`: keeps the desk. */
export const permissions = {
  "translation.order": ["administrator", "planOfficer", "sectionHead", "sectionContributor"],
  "translation.translate": ["administrator", "planOfficer", "sectionContributor"],
  "translation.manage": ["administrator", "planOfficer"],
} as const;

/** Roles that translate, for choosing among people. */
export const TRANSLATORS = permissions["translation.translate"];

/** The desk is the city's: a role that was given for a partner body alone does not reach it. */
export const mayOrder = (actor: Actor, cityBodyId: number) => hasPermission(actor, "translation.order", cityBodyId);
export const mayTranslate = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "translation.translate", cityBodyId);
export const mayManageDesk = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "translation.manage", cityBodyId);
