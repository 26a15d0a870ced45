import fc from "fast-check";
import { expect, it } from "vitest";
import { nextDay } from "#platform/i18n/partial-date.ts";
import { isWorkingDay } from "#platform/i18n/working-day.rules.ts";
import { type EarlierReminder, REMINDER_SETTINGS, remindersFor, type WatchedSheet } from "./reminder.rules.ts";

const settings = REMINDER_SETTINGS;
/** Reported by Friday 16 May 2025; Golden Week ended on the 6th. */
const DUE = "2025-05-16";
const sheet = (given: Partial<WatchedSheet> = {}): WatchedSheet => ({
  id: 1,
  title: { ja: "日本語教室の充実" },
  section: { ja: "国際交流課" },
  level: 0,
  waitsAt: 0,
  due: DUE,
  ...given,
});

/** All days on which a person gets a mail, and what stands in it, when nobody ever does anything. */
function play(sheets: readonly WatchedSheet[], { from, to }: { from: string; to: string }): EarlierReminder[] {
  const earlier: EarlierReminder[] = [];
  for (let today = from; today <= to; today = nextDay(today)) {
    const lines = remindersFor({ sheets, today, settings, earlier });
    if (lines.length > 0) earlier.push({ day: today, sheetIds: lines.map(({ sheetId }) => sheetId) });
  }
  return earlier;
}
const daysOf = (mails: readonly EarlierReminder[]) => mails.map(({ day }) => day);

it("reminds five working days before the last day, after the grace, and then every three working days", () => {
  expect(daysOf(play([sheet()], { from: "2025-04-01", to: "2025-06-04" }))).toEqual([
    "2025-05-09",
    "2025-05-21",
    "2025-05-26",
    "2025-05-29",
    "2025-06-03",
  ]);
});

it("counts past Golden Week", () => {
  const days = daysOf(play([sheet({ due: "2025-05-02" })], { from: "2025-04-01", to: "2025-05-15" }));
  expect(days).toEqual(["2025-04-24", "2025-05-09", "2025-05-14"]);
});

it("makes up for days on which nothing ran", () => {
  expect(daysOf(play([sheet()], { from: "2025-05-14", to: "2025-05-20" }))).toEqual(["2025-05-14"]);
  expect(daysOf(play([sheet()], { from: "2025-05-24", to: "2025-05-27" }))).toEqual(["2025-05-26"]);
});

it("says nothing on weekends and holidays, and nothing a second time on one day", () => {
  const late = [sheet({ due: "2025-04-01" })];
  for (const today of ["2025-05-05", "2025-05-06", "2025-05-10", "2025-12-30"])
    expect(remindersFor({ sheets: late, today, settings, earlier: [] })).toEqual([]);
  const today = "2025-05-07";
  expect(remindersFor({ sheets: late, today, settings, earlier: [] })).toHaveLength(1);
  // Also where the first mail of the day was about another sheet.
  expect(remindersFor({ sheets: late, today, settings, earlier: [{ day: today, sheetIds: [9] }] })).toEqual([]);
});

it("does not remind a checker of a sheet that has not reached her, nor of one that she has passed on", () => {
  const today = "2025-05-30";
  const at = (waitsAt: number | null) =>
    remindersFor({ sheets: [sheet({ level: 1, waitsAt })], today, settings, earlier: [] }).length;
  expect([at(0), at(1), at(2), at(null)]).toEqual([0, 1, 0, 0]);
});

it("sends nobody a mail who has nothing pending", () => {
  expect(remindersFor({ sheets: [], today: "2025-05-30", settings, earlier: [] })).toEqual([]);
});

it("puts everything whose time has come into the one mail, the lowest level first", () => {
  const sheets = [
    sheet({ id: 1, level: 2, waitsAt: 2, due: "2025-06-13" }),
    sheet({ id: 2, level: 1, waitsAt: 1, due: "2025-05-30" }),
    sheet({ id: 3, due: DUE }),
    sheet({ id: 4, due: "2025-05-15" }),
    sheet({ id: 5, waitsAt: 1 }),
  ];
  const lines = remindersFor({ sheets, today: "2025-05-23", settings, earlier: [] });
  expect(lines.map(({ sheetId }) => sheetId)).toEqual([4, 3, 2]);
  expect(lines.map(({ workingDaysLate }) => workingDaysLate)).toEqual([6, 5, 0]);
});

it("tells at once of a sheet that comes back or arrives after the mail of the others", () => {
  const earlier = [{ day: "2025-05-09", sheetIds: [1] }];
  const sheets = [sheet(), sheet({ id: 2 })];
  expect(remindersFor({ sheets: [sheet()], today: "2025-05-12", settings, earlier })).toEqual([]);
  const lines = remindersFor({ sheets, today: "2025-05-12", settings, earlier });
  expect(lines.map(({ sheetId }) => sheetId)).toEqual([1, 2]);
});

it("goes on until it is submitted and stops then, at most one mail a working day, whatever the settings and the days", () => {
  const day = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const wishes = fc.record({
    firstWorkingDaysBefore: fc.integer({ min: 0, max: 20 }),
    graceWorkingDays: fc.integer({ min: 0, max: 10 }),
    everyWorkingDays: fc.integer({ min: 1, max: 10 }),
  });
  fc.assert(
    fc.property(day, wishes, fc.integer({ min: 0, max: 60 }), (due, given, submittedAfter) => {
      const earlier: EarlierReminder[] = [];
      const days = Array.from({ length: 90 }).reduce<string[]>((so) => [...so, nextDay(so.at(-1) ?? "")], [due]);
      for (const [count, today] of days.entries()) {
        const waitsAt = count < submittedAfter ? 0 : 1;
        const lines = remindersFor({ sheets: [sheet({ due, waitsAt })], today, settings: given, earlier });
        if (lines.length > 0) earlier.push({ day: today, sheetIds: [1] });
      }
      const wrong = daysOf(earlier).filter((today) => !isWorkingDay(today) || days.indexOf(today) >= submittedAfter);
      expect(wrong).toEqual([]);
      expect(new Set(daysOf(earlier)).size).toBe(earlier.length);
      // Two months late is never silence: 60 days hold more working days than any grace and any distance here.
      if (submittedAfter === 60) expect(earlier.length).toBeGreaterThan(1);
    }),
  );
});
