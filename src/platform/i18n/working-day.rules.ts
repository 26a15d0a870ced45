import holidays from "@holiday-jp/holiday_jp";
import { nextDay } from "./partial-date.ts";

/**
 * The days on which a city office works, as dates (`2025-05-07`). Closed are Saturdays, Sundays, the holidays of the Act on
 * National Holidays (国民の祝日に関する法律, Act 178 of 1948) with the days in lieu and between (Article 3), and 29 December
 * to 3 January, as the ordinances on city holidays name them after Article 4-2 of the Local Autonomy Act (地方自治法).
 *
 * The table of `@holiday-jp/holiday_jp` covers 1970 to 2050. The two equinox days are announced in February of the year
 * before; for later years the table holds them as astronomers expect them.
 */
const FIRST_KNOWN = "1970-01-01";
const LAST_KNOWN = "2050-12-31";

const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(holidays.holidays));
const SATURDAY = 6;
const SUNDAY = 0;

/** False for days of which nobody can say yet whether they are holidays. */
export function knowsWorkingDay(day: string): boolean {
  return day >= FIRST_KNOWN && day <= LAST_KNOWN;
}

/** @throws RangeError for a day that the table of holidays does not cover: a guess would send mail on a holiday */
export function isWorkingDay(day: string): boolean {
  if (!knowsWorkingDay(day)) throw new RangeError(`holidays are known from ${FIRST_KNOWN} to ${LAST_KNOWN}: ${day}`);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY && !HOLIDAYS.has(day) && !isYearEnd(day);
}

/** The first working day after this one. */
export function nextWorkingDay(day: string): string {
  return addWorkingDays(day, 1);
}

/**
 * The working day that comes `count` working days after this one, or before it where `count` is negative; the day itself
 * need not be one. With 0: the day itself, or the next working day.
 */
export function addWorkingDays(day: string, count: number): string {
  const step = count < 0 ? previousDay : nextDay;
  let found = day;
  if (count === 0) while (!isWorkingDay(found)) found = nextDay(found);
  for (let left = Math.abs(count); left > 0; ) {
    found = step(found);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/** How many working days lie after `from`, up to and with `to`; negative where `to` is earlier. From Friday to Monday: 1. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = nextDay(day);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

function isYearEnd(day: string): boolean {
  const monthAndDay = day.slice(5);
  return monthAndDay >= "12-29" || monthAndDay <= "01-03";
}

function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
