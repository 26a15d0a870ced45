import type { StaffContext } from "#platform/context.ts";
import { listMyWork } from "./list-my-work.ts";

export interface Neighbours {
  /** Whether the sheets are those to check or those to write. */
  which: "check" | "write";
  previous: number | null;
  next: number | null;
  /** How many wait besides this one. */
  left: number;
}

/**
 * The sheets before and after one in the person's own list of work, so that forty are read one after the other. Also for
 * a sheet that has just left the list; null where she has no list.
 */
export async function findNeighbours(ctx: StaffContext, sheet: { id: number }): Promise<Neighbours | null> {
  const { toCheck, toWrite } = await listMyWork(ctx);
  const isIn = (items: typeof toCheck) => items.some((item) => item.sheet.id === sheet.id);
  const which = isIn(toWrite) || (toCheck.length === 0 && toWrite.length > 0) ? "write" : "check";
  const ids = (which === "write" ? toWrite : toCheck).map((item) => item.sheet.id).filter((id) => id !== sheet.id);
  if (ids.length === 0) return null;
  return {
    which,
    previous: ids.findLast((id) => id < sheet.id) ?? null,
    next: ids.find((id) => id > sheet.id) ?? null,
    left: ids.length,
  };
}
