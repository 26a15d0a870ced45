import { nextDay } from "../i18n/partial-date.ts";

/** One date in a calendar, in Japan. */
export interface CalendarEvent {
  /** Never changes, so that a calendar knows the event again. */
  uid: string;
  /** Counts its changes. */
  sequence: number;
  changedAt: Date;
  /** `2025-06-20`. */
  day: string;
  /** `14:00`; the whole day where it is null. */
  startsAt: string | null;
  endsAt: string | null;
  summary: string;
  location?: string;
  description?: string;
  url?: string;
  isCancelled: boolean;
}

const MAX_OCTETS = 75;

/** Japan has had no summer time since 1951; programs that do not know the name need the offset itself. */
const TOKYO = [
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Tokyo",
  "BEGIN:STANDARD",
  "DTSTART:19510908T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** A calendar as RFC 5545 wants it: CRLF, no line above 75 octets, no letter cut in two. */
export function writeCalendar(calendar: { name: string; language: string; events: readonly CalendarEvent[] }): string {
  const { name, language, events } = calendar;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kakehashi//Calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    "X-WR-TIMEZONE:Asia/Tokyo",
    ...TOKYO,
    ...events.flatMap((event) => eventLines(event, language)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, language: string): string[] {
  const text = (property: string, value: string | undefined) =>
    value ? [`${property};LANGUAGE=${language}:${escapeText(value)}`] : [];
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...times(event),
    ...text("SUMMARY", event.summary),
    ...text("LOCATION", event.location),
    ...text("DESCRIPTION", event.description),
    ...(event.url ? [`URL:${event.url}`] : []),
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

function times({ day, startsAt, endsAt }: CalendarEvent): string[] {
  const date = day.replaceAll("-", "");
  // The end of a whole day is the day after, which is not part of it.
  if (startsAt === null) return [`DTSTART;VALUE=DATE:${date}`, `DTEND;VALUE=DATE:${nextDay(day).replaceAll("-", "")}`];
  const at = (time: string) => `;TZID=Asia/Tokyo:${date}T${time.replace(":", "")}00`;
  return [`DTSTART${at(startsAt)}`, ...(endsAt === null ? [] : [`DTEND${at(endsAt)}`])];
}

const utc = (time: Date) => time.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Backslash, semicolon, comma and line ends mean something in a value. */
export function escapeText(value: string): string {
  return value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n|\r/g, "\\n");
}

/** Breaks a line behind at most 75 octets, never inside a letter; what follows begins with one blank. */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
