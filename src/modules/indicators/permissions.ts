import { type Actor, hasPermission } from "#platform/context.ts";
import type { Indicator } from "./indicator-kinds.ts";

/** Permission → roles. `edit` is the city's work on its own plan; `report` sends in the values that one was asked for. */
export const permissions = {
  "indicators.edit": ["administrator", "planOfficer"],
  "indicators.report": ["administrator", "planOfficer", "partnerStaff"],
} as const;

/** The plan is the city's: a role that was given for a partner body alone does not reach it. */
export const mayEditIndicators = (actor: Actor, cityBodyId: number) =>
  hasPermission(actor, "indicators.edit", cityBodyId);

/** The city for any indicator; a partner body only for those that name it as their reporter. */
export function mayReportValue(
  actor: Actor,
  indicator: Pick<Indicator, "valueSource" | "body">,
  cityBodyId: number,
): boolean {
  if (mayEditIndicators(actor, cityBodyId)) return true;
  const isAsked = indicator.valueSource === "partner" && indicator.body === actor.bodyKey;
  return isAsked && hasPermission(actor, "indicators.report", actor.bodyId);
}
