import { AppError } from "#platform/errors.ts";

const MINUTE_MS = 60_000;
/** Somebody who types has some sixty checks of a page in a minute; this is eight times as much. */
const MOST_UNITS = 1_000_000;
/** An empty text costs something too. */
const LEAST_UNITS = 500;

const spent = new Map<string, { since: number; units: number }>();

/** What one person has looked at within a minute, in this process. @throws AppError tooMany */
export function keepPace(staffId: string, { length, now }: { length: number; now: Date }): void {
  const time = now.getTime();
  for (const [id, { since }] of spent) if (time - since >= MINUTE_MS || since > time) spent.delete(id);
  const own = spent.get(staffId) ?? { since: time, units: 0 };
  own.units += Math.max(length, LEAST_UNITS);
  spent.set(staffId, own);
  if (own.units > MOST_UNITS) throw new AppError("tooMany", "easy.error.tooMany");
}
