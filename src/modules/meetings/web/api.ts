import { z } from "zod";
import { textShape } from "#modules/plan/public.ts";
import { json } from "#platform/http/reply.ts";
import { apiRead, type Route } from "#platform/http/route.ts";
import { MEMBER_ROLES } from "../committees/term.rules.ts";
import { MEETING_STATES } from "../meeting/meeting.rules.ts";
import { SUBJECT_KINDS } from "../meeting/subject.rules.ts";
import { ATTENDANCE } from "../outcomes/attendance.data.ts";
import {
  type ListedMeeting,
  listPublicMeetings,
  type PublicMeeting,
  readPublicMeeting,
} from "../reading/public-meeting.ts";
import { idOf } from "./staff-address.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const text = textShape.nullable();

const listedFields = {
  id: z.number().int(),
  committee: z.object({ plan: z.string().describe("id of the plan"), id: z.string(), name: textShape }),
  number: z.number().int().describe("In the committee's series."),
  title: text,
  heldOn: day,
  startsAt: time.nullable().describe("In Japan."),
  endsAt: time.nullable(),
  place: text,
  isOpen: z.boolean().describe("Anybody may listen."),
  state: z.enum(MEETING_STATES),
  summary: text.describe("Null until the minutes are published."),
};
const listedShape = z.object(listedFields).meta({ id: "ListedMeeting" });

const workShape = z
  .object({ what: textShape, post: textShape, due: day.nullable(), doneOn: day.nullable(), doneNote: text })
  .meta({ id: "MeetingFollowUp", description: "Work that a decision gave to a post, and what became of it." });

const meetingShape = z
  .object({
    ...listedFields,
    reason: z.string().nullable().describe("Why it was cancelled."),
    agenda: z.array(
      z.object({
        id: z.number().int(),
        title: textShape,
        note: text,
        about: z.array(z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), title: textShape })),
        minutes: z.string().nullable().describe("In Japanese; null until they are published."),
      }),
    ),
    papers: z.array(z.object({ id: z.number().int(), title: textShape, url: z.string() })),
    members: z
      .array(
        z.object({
          name: z.string(),
          affiliation: text,
          role: z.enum(MEMBER_ROLES),
          attendance: z.enum(ATTENDANCE).nullable(),
        }),
      )
      .describe("Who agreed to be named."),
    unnamedMembers: z.number().int(),
    decisions: z.array(
      z.object({ agendaItem: z.number().int().nullable(), text: textShape, followUps: z.array(workShape) }),
    ),
    carried: z.array(workShape).describe("Work of earlier meetings that this one asks about."),
    opinions: z.array(z.object({ id: z.number().int(), text: textShape, answer: text })),
  })
  .meta({ id: "Meeting" });

export const meetingApiRoutes: Route[] = [
  apiRead({
    path: "/meetings",
    summary: "Public meetings, the newest day first",
    response: z.object({ meetings: z.array(listedShape) }),
    async handle(ctx) {
      const meetings = await ctx.read(listPublicMeetings);
      return json({ meetings: meetings.map(apiListed) });
    },
  }),
  apiRead({
    path: "/meetings/:meeting",
    summary: "A meeting with agenda, papers, minutes, decisions and what became of them",
    response: meetingShape,
    async handle(ctx, { params }) {
      const meeting = await ctx.read((scope) => readPublicMeeting(scope, idOf(params, "meeting")));
      return json(apiMeeting(meeting, ctx.municipality.slug));
    },
  }),
];

function apiListed(meeting: ListedMeeting) {
  const { id, number, title, heldOn, startsAt, endsAt, place, isOpen, state, summary, committee } = meeting;
  const named = { plan: committee.planKey, id: committee.key, name: committee.name };
  return { id, committee: named, number, title, heldOn, startsAt, endsAt, place, isOpen, state, summary };
}

function apiMeeting(meeting: PublicMeeting, slug: string) {
  const { reason, members, unnamedMembers, opinions } = meeting;
  return {
    ...apiListed(meeting),
    reason,
    agenda: meeting.agenda.map(({ id, title, note, about, minutes }) => ({
      ...{ id, title, note, minutes },
      about: about.map(({ kind, key, title: subject }) => ({ kind, id: key, title: subject })),
    })),
    papers: meeting.papers.map(({ id, title, href, file }) => ({
      ...{ id, title },
      url: href ?? `/${slug}/ja/meetings/${meeting.id}/papers/${id}?v=${file?.hash ?? ""}`,
    })),
    members,
    unnamedMembers,
    decisions: meeting.decisions.map(({ itemId, text: decided, work }) => ({
      ...{ agendaItem: itemId, text: decided },
      followUps: work.map(apiWork),
    })),
    carried: meeting.carried.map(apiWork),
    opinions,
  };
}

const apiWork = ({ what, postName, due, doneOn, doneNote }: PublicMeeting["carried"][number]) => ({
  ...{ what, due, doneOn, doneNote },
  post: postName,
});
