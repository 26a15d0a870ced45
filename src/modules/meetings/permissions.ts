import { type Actor, hasPermission } from "#platform/context.ts";
import { sitsOn, type Term } from "./committees/term.rules.ts";

/** Permission → roles. Given for one body, each holds for that body only. */
export const permissions = {
  "meetings.manage": ["administrator", "planOfficer"],
} as const;

/** Committees serve the city's plan: a role that was given for a partner body alone does not reach them. */
export const mayManageMeetings = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "meetings.manage", cityBodyId);

/** The city's officers, and who sits on the committee: on that day or today. */
export function mayReadDrafts(
  actor: Actor,
  members: readonly (Term & { staffId: string | null })[],
  at: { cityBodyId: number; days: readonly string[] },
): boolean {
  if (mayManageMeetings(actor, at.cityBodyId)) return true;
  return members.some((member) => member.staffId === actor.staffId && at.days.some((day) => sitsOn(member, day)));
}
