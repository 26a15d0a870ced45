/** Below this distance new neighbours are spread out again, long before the precision of a number runs out. */
export const NARROWEST = 2 ** -20;

/** A record in a list, and its position; NaN where it has none yet. */
export interface Placed {
  key: string;
  at: number;
}

/**
 * Spreads some records of a list evenly between those that stand around them, together with as many neighbours as it takes
 * to have room again. `place`: the indexes in `order` of the first and the last of them. Returns the positions that change.
 */
export function spreadOut(order: readonly Placed[], place: { first: number; last: number }): Map<string, string> {
  for (let reach = 4; ; reach *= 2) {
    const from = Math.max(0, place.first - reach);
    const to = Math.min(order.length - 1, place.last + reach);
    const count = to - from + 1;
    const low = order[from - 1]?.at ?? 0;
    const high = order[to + 1]?.at ?? low + count + 1;
    const step = (high - low) / (count + 1);
    const isAll = from === 0 && to === order.length - 1;
    if (!isAll && step < 2 ** -10) continue;
    const placed = order.slice(from, to + 1).map((entry, offset) => ({ ...entry, now: low + step * (offset + 1) }));
    return new Map(placed.filter((entry) => entry.now !== entry.at).map((entry) => [entry.key, String(entry.now)]));
  }
}
