import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. `check`: has a text looked at; `ignore`: leaves a place of a city's text as it is; `confirm`: says for the whole city how a word is read. */
export const permissions = {
  "easy-japanese.check": ["administrator", "planOfficer", "sectionHead", "sectionContributor", "partnerStaff"],
  "easy-japanese.ignore": ["administrator", "planOfficer", "sectionHead", "sectionContributor"],
  "easy-japanese.confirm": ["administrator", "planOfficer", "sectionHead", "sectionContributor"],
} as const;

export const mayCheck = (actor: Actor) => hasPermission(actor, "easy-japanese.check");
export const mayIgnore = (actor: Actor) => hasPermission(actor, "easy-japanese.ignore");
export const mayConfirm = (actor: Actor) => hasPermission(actor, "easy-japanese.confirm");
