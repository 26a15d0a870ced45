import fc from "fast-check";
import { expect, it } from "vitest";
import { type CalendarEvent, escapeText, foldLine, writeCalendar } from "./icalendar.ts";

const octets = (line: string) => new TextEncoder().encode(line).length;

it("folds behind whole letters: 98 octets become lines of 74 and 25", () => {
  const folded = foldLine(`SUMMARY:${"あ".repeat(30)}`).split("\r\n");
  expect(folded.map(octets)).toEqual([74, 25]);
  expect(folded[1]?.startsWith(" あ")).toBe(true);
});

it("leaves a line of 75 octets in one piece and breaks one of 76", () => {
  expect(foldLine("x".repeat(75))).toBe("x".repeat(75));
  expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
});

it("gives any line back when it is unfolded, in pieces of at most 75 octets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const line = `SUMMARY:${text.replace(/[\r\n]/g, "")}`;
      const folded = foldLine(line);
      expect(folded.split("\r\n").every((part) => octets(part) <= 75)).toBe(true);
      expect(folded.replaceAll("\r\n ", "")).toBe(line);
    }),
  );
});

it("escapes what means something in a value", () => {
  expect(escapeText("a;b,c\\d\r\ne\nf")).toBe("a\\;b\\,c\\\\d\\ne\\nf");
});

const EVENT: CalendarEvent = {
  uid: "meeting-1@172014.kakehashi",
  sequence: 3,
  changedAt: new Date("2025-05-01T03:04:05.678Z"),
  day: "2025-06-20",
  startsAt: "14:00",
  endsAt: "16:00",
  summary: "第1回懇話会",
  isCancelled: false,
};

it("says the time in Tokyo with its offset, and the same event always in the same bytes", () => {
  const calendar = { name: "会議", language: "ja", events: [EVENT] };
  const written = writeCalendar(calendar);
  expect(written).toBe(writeCalendar(calendar));
  expect(written).toContain("DTSTART;TZID=Asia/Tokyo:20250620T140000\r\nDTEND;TZID=Asia/Tokyo:20250620T160000\r\n");
  expect(written).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n");
  expect(written).toContain("TZOFFSETTO:+0900");
  expect(written).toContain("DTSTAMP:20250501T030405Z\r\n");
  expect(written).toContain("SEQUENCE:3\r\n");
  expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

it("ends a whole day on the day after, at the end of a month too, and keeps what was cancelled", () => {
  const event = { ...EVENT, day: "2025-06-30", startsAt: null, endsAt: null, isCancelled: true };
  const written = writeCalendar({ name: "会議", language: "ja", events: [event] });
  expect(written).toContain("DTSTART;VALUE=DATE:20250630\r\nDTEND;VALUE=DATE:20250701\r\n");
  expect(written).toContain("STATUS:CANCELLED\r\n");
});
