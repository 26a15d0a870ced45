import { z } from "zod";
import { isOnCalendar } from "#platform/i18n/partial-date.ts";
import { addWorkingDays, knowsWorkingDay } from "#platform/i18n/working-day.rules.ts";

const monthDay = z
  .string()
  // What is no such day at all is not looked up in the calendar.
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { abort: true })
  .refine((value) => value !== "02-29" && isOnCalendar(`2001-${value}`));

/** Days of the calendar year after the fiscal year's end in which it is reviewed, as `MM-DD`; results come in April. */
export const scheduleSchema = z.strictObject({
  reportsDue: monthDay,
  lockedAfter: monthDay.nullable().default(null),
  /** The accounts close on 31 May; settled amounts are asked for after that day. */
  settledDue: monthDay,
});
export type Schedule = z.output<typeof scheduleSchema>;

/** Fiscal year 2024 runs from April 2024 to March 2025 and is reviewed in 2025. */
export const dayOfReview = (fiscalYear: number, monthAndDay: string): string => `${fiscalYear + 1}-${monthAndDay}`;

/** The same, moved on to the next day on which the office is open; as it is where holidays are not known yet. */
export function workingDayOfReview(fiscalYear: number, monthAndDay: string): string {
  const day = dayOfReview(fiscalYear, monthAndDay);
  return knowsWorkingDay(`${fiscalYear + 2}-12-31`) ? addWorkingDays(day, 0) : day;
}

export const fiscalYearDays = (fiscalYear: number) => ({ from: `${fiscalYear}-04-01`, to: `${fiscalYear + 1}-03-31` });

/** Years that a review can be of; an address may hold anything. */
export const isFiscalYear = (year: number): boolean => Number.isInteger(year) && year >= 2000 && year <= 2100;

/** The fiscal year that a day belongs to. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < "04-01" ? year - 1 : year;
}

/** The accounts of a fiscal year are open until 31 May of the next: until then a settled amount is provisional. */
export const accountsCloseOn = (fiscalYear: number): string => `${fiscalYear + 1}-05-31`;

/** Fiscal years that a plan's period touches. */
export function fiscalYearsOf(period: { start: string; end: string }): number[] {
  const first = fiscalYearOf(period.start.length === 4 ? `${period.start}-04-01` : `${period.start}-01`.slice(0, 10));
  const last = fiscalYearOf(period.end.length === 4 ? `${period.end}-12-31` : `${period.end}-01`.slice(0, 10));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
