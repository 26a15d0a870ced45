import { type Actor, hasPermission } from "#platform/context.ts";

/** Permission → roles. Given for one body, each holds for that body only. */
export const permissions = {
  "background.readMail": ["administrator", "planOfficer"],
} as const;

/** The mail of all bodies is the city's own business. */
export const mayReadMail = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "background.readMail", cityBodyId);
