import type { Cycle } from "../cycles/cycle.data.ts";
import type { SheetHead } from "./sheet.data.ts";

type Dates = Pick<Cycle, "state" | "lockedAfter">;

/**
 * A year that is closed is closed for everybody; before that owners may be locked out, and let in again one by one. What is
 * given back to an owner is hers to put right, whatever the lock says.
 */
export function isLockedForOwner(
  cycle: Dates,
  sheet: Pick<SheetHead, "unlockedUntil" | "state">,
  today: string,
): boolean {
  if (cycle.state !== "open") return true;
  if (sheet.state === "returned") return false;
  if (cycle.lockedAfter === null || today <= cycle.lockedAfter) return false;
  return sheet.unlockedUntil === null || today > sheet.unlockedUntil;
}

/**
 * The day until which it should be done: by its owner, who may have been given longer, or by whoever checks at the level
 * that it waits at.
 */
export function dueDay(
  cycle: Pick<Cycle, "reportsDue"> & { checks: readonly { due: string }[] },
  sheet: Pick<SheetHead, "level" | "unlockedUntil">,
): string {
  if (sheet.level !== null) return cycle.checks[sheet.level]?.due ?? cycle.reportsDue;
  const { unlockedUntil } = sheet;
  return unlockedUntil !== null && unlockedUntil > cycle.reportsDue ? unlockedUntil : cycle.reportsDue;
}
