/**
 * Dates of plans are known to the day (2022-12-31), the month (2022-12) or the year (2022). Where a day is needed, **the
 * last day of the period counts**: a value "of 2022" is complete when the year is over, and a target "for 2027" may be
 * reached until its end. A bare year is read as a calendar year, since documents do not say which is meant; as baseline
 * and target of a plan are read alike, the way between them stays right for fiscal years too.
 */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export function firstDay(date: string): string {
  return `${date}${"0000-01-01".slice(date.length)}`;
}

/** False for 31 February, which looks like a date and is none. */
export function isOnCalendar(date: string): boolean {
  return date.length < 10 || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date;
}

const DAY_MS = 86_400_000;
const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** Whole months from one day to a later one; 0 where it is not later. */
export function monthsBetween(from: string, to: string): number {
  if (to <= from) return 0;
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  // The last day of a month is a whole month after the last day of the one before, however long they are.
  const isWhole = toDay >= fromDay || to === lastDay(to.slice(0, 7));
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (isWhole ? 0 : 1);
}

/** The same day some months later; the month's last where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, "0")}`;
}

/** The day in Japan, which decides what is due. */
export function todayInJapan(now: Date): string {
  return new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}

export const nextDay = (day: string) => daysAfter(day, 1);

export function daysAfter(day: string, count: number): string {
  return new Date(toMs(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The fiscal year (April to March) that a day belongs to: 2025-03-31 is of 2024. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < "04-01" ? year - 1 : year;
}

/** First and last day of a fiscal year. */
export const fiscalYearDays = (fiscalYear: number) => ({ from: `${fiscalYear}-04-01`, to: `${fiscalYear + 1}-03-31` });
