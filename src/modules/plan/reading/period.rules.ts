/** How much of a period has passed on a day, from 0 to 1; undefined where the dates are not whole days in order. */
export function elapsedShare(start: string, end: string, now: Date): number | undefined {
  const from = Date.parse(start);
  const to = Date.parse(end);
  if (Number.isNaN(from) || Number.isNaN(to) || to <= from) return undefined;
  return Math.min(1, Math.max(0, (now.getTime() - from) / (to - from)));
}
