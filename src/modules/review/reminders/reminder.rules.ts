import type { Text } from "#platform/i18n/text.ts";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "#platform/i18n/working-day.rules.ts";

/** In working days of the city office. */
export interface ReminderSettings {
  /** The first mail comes so long before the last day. */
  firstWorkingDaysBefore: number;
  /** After the last day nobody is chased for so long. */
  graceWorkingDays: number;
  /** Then a mail comes at this distance, until the sheet is out of the person's hands. */
  everyWorkingDays: number;
}

export const REMINDER_SETTINGS: ReminderSettings = {
  firstWorkingDaysBefore: 5,
  graceWorkingDays: 2,
  everyWorkingDays: 3,
};

/** A sheet with which a person has to do: she fills it in (level 0) or checks it (level 1, 2, …). */
export interface WatchedSheet {
  id: number;
  title: Text;
  section: Text | null;
  /** Where the person stands. */
  level: number;
  /** Whose turn it is; null where it is nobody's, because it is accepted or published. */
  waitsAt: number | null;
  /** The last day of the person's level. */
  due: string;
}

export interface ReminderLine {
  sheetId: number;
  title: Text;
  section: Text | null;
  level: number;
  due: string;
  /** Working days since the last day; 0 until then. */
  workingDaysLate: number;
}

/** A mail that she got: the day, and the sheets that stood in it. */
export interface EarlierReminder {
  day: string;
  sheetIds: readonly number[];
}

export interface ReminderQuestion {
  sheets: readonly WatchedSheet[];
  /** The day in Japan. */
  today: string;
  settings: ReminderSettings;
  earlier: readonly EarlierReminder[];
}

/**
 * The lines of today's mail to one person, the lowest level first; empty: no mail. At most one mail a day, on working days
 * only, and only while something waits for her: a checker hears nothing of a sheet that has not reached her. As soon as
 * one sheet makes a mail due, all others whose time has come stand in it too, so that one mail says everything.
 */
export function remindersFor({ sheets, today, settings, earlier }: ReminderQuestion): ReminderLine[] {
  if (!isWorkingDay(today) || earlier.some(({ day }) => day === today)) return [];
  const pending = sheets.filter((sheet) => sheet.waitsAt === sheet.level && today >= firstDayOf(sheet, settings));
  const isMailDue = pending.some((sheet) => isDue(sheet, { today, settings, told: daysTold(sheet, earlier) }));
  return isMailDue ? pending.map((sheet) => lineOf(sheet, today)).sort(byLevelAndDay) : [];
}

const firstDayOf = ({ due }: WatchedSheet, { firstWorkingDaysBefore }: ReminderSettings) =>
  firstWorkingDaysBefore === 0 ? due : addWorkingDays(due, -firstWorkingDaysBefore);

/** The first day after the grace. */
const firstChaseOf = ({ due }: WatchedSheet, { graceWorkingDays }: ReminderSettings) =>
  addWorkingDays(due, graceWorkingDays + 1);

const daysTold = ({ id }: WatchedSheet, earlier: readonly EarlierReminder[]) =>
  earlier.filter(({ sheetIds }) => sheetIds.includes(id)).map(({ day }) => day);

interface Moment {
  today: string;
  settings: ReminderSettings;
  told: readonly string[];
}

/** Once before the last day; not in the grace; then at a distance. */
function isDue(sheet: WatchedSheet, { today, settings, told }: Moment): boolean {
  if (today <= sheet.due) return !told.some((day) => day >= firstDayOf(sheet, settings));
  if (today < firstChaseOf(sheet, settings)) return false;
  const last = told
    .filter((day) => day > sheet.due)
    .sort()
    .at(-1);
  return last === undefined || workingDaysBetween(last, today) >= settings.everyWorkingDays;
}

function lineOf({ id, title, section, level, due }: WatchedSheet, today: string): ReminderLine {
  const workingDaysLate = Math.max(0, workingDaysBetween(due, today));
  return { sheetId: id, title, section, level, due, workingDaysLate };
}

const byLevelAndDay = (one: ReminderLine, other: ReminderLine) =>
  one.level - other.level || one.due.localeCompare(other.due) || one.sheetId - other.sheetId;
