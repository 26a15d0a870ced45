import type { ResidentContext } from "#platform/context.ts";
import { type CalendarEvent, writeCalendar } from "#platform/documents/icalendar.ts";
import { type FileReply, file } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { type ListedMeeting, readPublicMeeting } from "../reading/public-meeting.ts";
import { readMeetings } from "./portal-list.tsx";
import { MEETING_PATH } from "./portal-meeting.tsx";
import { publicName } from "./portal-words.tsx";
import { idOf } from "./staff-address.ts";

/** All meetings that residents see, to subscribe to. What was cancelled stays in it and says so. */
export const calendarRoute = residentPage({
  path: "/meetings/calendar.ics",
  handle: async (ctx) => calendarOf(ctx, await readMeetings(ctx)),
});

export const meetingCalendarRoute = residentPage({
  path: `${MEETING_PATH}/meeting.ics`,
  handle: async (ctx, { params }) =>
    calendarOf(ctx, [await ctx.read((scope) => readPublicMeeting(scope, idOf(params, "meeting")))]),
});

function calendarOf(ctx: ResidentContext, meetings: readonly ListedMeeting[]): FileReply {
  const { say, municipality } = ctx;
  const name = `${say.plain(municipality.name)} ${say.t("meetings.title")}`;
  const events = meetings.map((meeting) => eventOf(ctx, meeting));
  const body = writeCalendar({ name, language: say.language.htmlLang, events });
  return file({ body, type: "text/calendar; charset=utf-8", fileName: "meetings.ics" });
}

function eventOf(ctx: ResidentContext, meeting: ListedMeeting): CalendarEvent {
  const { say, municipality } = ctx;
  const { id, heldOn, startsAt, endsAt, version, changedAt, state } = meeting;
  const title = say.plain(meeting.title);
  return {
    uid: `meeting-${id}@${municipality.code}.kakehashi`,
    sequence: version - 1,
    changedAt,
    day: heldOn,
    startsAt,
    endsAt,
    summary: [say.shown(publicName(ctx, meeting)), title].filter(Boolean).join(" "),
    location: say.plain(meeting.place) || undefined,
    description: say.t(meeting.isOpen ? "meetings.open" : "meetings.closed"),
    isCancelled: state === "cancelled",
  };
}
