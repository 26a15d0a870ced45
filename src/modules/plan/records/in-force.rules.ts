import { lastDay } from "#platform/i18n/partial-date.ts";

/** Nodes and projects are in force until the day on which they end has come; of a month or a year its last day. */
export function isInForce({ retiredOn }: { retiredOn: string | null }, today: string): boolean {
  return retiredOn === null || lastDay(retiredOn) > today;
}
