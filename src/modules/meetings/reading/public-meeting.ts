import { listOpinions, opinionText } from "#modules/opinions/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listCommittees } from "../committees/committee.data.ts";
import { type CommitteePlace, placeOfCommittee } from "../committees/plan-committees.ts";
import type { MemberRole } from "../committees/term.rules.ts";
import { listMeetings, type Meeting } from "../meeting/meeting.data.ts";
import { areMinutesPublic, isSeenByResidents } from "../meeting/meeting.rules.ts";
import type { Subject } from "../meeting/subject.rules.ts";
import { attributeMinutes } from "../minutes/attribution.rules.ts";
import { OTHER_SPEAKER, ROLE_IN_MINUTES } from "../minutes/role-words.ts";
import type { FollowUp } from "../outcomes/outcome.data.ts";
import type { PaperFile } from "../papers/paper.data.ts";
import { loadMeeting, type MeetingRecord } from "./load-meeting.ts";

/** A meeting in a list, as residents see it. */
export interface ListedMeeting
  extends Pick<
    Meeting,
    | "id"
    | "number"
    | "title"
    | "heldOn"
    | "startsAt"
    | "endsAt"
    | "place"
    | "isOpen"
    | "state"
    | "version"
    | "changedAt"
  > {
  committee: { planKey: string; planTitle: Text; key: string; name: Text };
  isDemo: boolean;
  summary: Text | null;
}

interface PublicItem {
  id: number;
  kind: "topic" | "followUps";
  title: Text;
  note: Text | null;
  about: Subject[];
  /** In Japanese; null until the minutes are published. */
  minutes: string | null;
}

interface PublicMember {
  name: string;
  affiliation: Text | null;
  role: MemberRole;
  attendance: "present" | "absent" | "proxy" | null;
}

/** Work that was given out, and what became of it. */
export type PublicWork = Pick<FollowUp, "id" | "what" | "postName" | "due" | "doneOn" | "doneNote" | "meetingNumber">;

export interface PublicMeeting extends ListedMeeting {
  /** Speakers are told by their roles. */
  hidesNames: boolean;
  /** Why it was cancelled. */
  reason: string | null;
  agenda: PublicItem[];
  papers: { id: number; title: Text; file: PaperFile | null; href: string | null; itemId: number | null }[];
  /** Who agreed to be named; the others are counted. */
  members: PublicMember[];
  unnamedMembers: number;
  decisions: { id: number; itemId: number | null; text: Text; work: PublicWork[] }[];
  /** What earlier published meetings gave out and this one asks about. */
  carried: PublicWork[];
  /** What people said there, as far as it is published, with the city's answer. */
  opinions: { id: number; text: Text; answer: Text | null }[];
}

/** What residents see, the newest day first. */
export async function listPublicMeetings(scope: Scope): Promise<ListedMeeting[]> {
  const places = new Map<number, CommitteePlace>();
  for (const committee of await listCommittees(scope))
    places.set(committee.id, await placeOfCommittee(scope, committee));
  return (await listMeetings(scope)).filter(isSeenByResidents).flatMap((meeting) => {
    const place = places.get(meeting.committeeId);
    return place ? [listed(meeting, place)] : [];
  });
}

/** @throws AppError notFound where residents do not see it */
export async function readPublicMeeting(scope: Scope, id: number): Promise<PublicMeeting> {
  const record = await loadMeeting(scope, id);
  if (!isSeenByResidents(record.meeting)) throw notFound();
  const published = await listOpinions(scope, { isPublished: true });
  const seen = new Set(published.map((opinion) => String(opinion.id)));
  // An opinion is the ledger's: it is told here only after it is told there.
  const agenda = record.agenda.map((item) => ({
    ...item,
    about: item.about.filter(({ kind, key }) => kind !== "opinion" || seen.has(key)),
  }));
  const opinions = published
    .filter(({ meetingId }) => meetingId === id)
    .map((opinion) => ({ id: opinion.id, text: opinionText(opinion), answer: opinion.answer?.text ?? null }));
  return { ...toPublic({ ...record, agenda }), opinions };
}

function listed(meeting: Meeting, place: CommitteePlace): ListedMeeting {
  const { id, number, title, heldOn, startsAt, endsAt, isOpen, state, version, changedAt } = meeting;
  return {
    ...{ id, number, title, heldOn, startsAt, endsAt, isOpen, state, version, changedAt },
    place: meeting.place,
    isDemo: meeting.isDemo,
    committee: { planKey: place.plan.key, planTitle: place.plan.title, key: place.key, name: place.name },
    summary: areMinutesPublic(state) ? meeting.summary : null,
  };
}

function toPublic(record: MeetingRecord): Omit<PublicMeeting, "opinions"> {
  const { meeting, members } = record;
  const isPublished = areMinutesPublic(meeting.state);
  const named = members.filter(({ isPublic }) => isPublic);
  return {
    ...listed(meeting, record.place),
    hidesNames: record.committee.attribution === "role",
    reason: meeting.state === "cancelled" ? meeting.stateReason : null,
    agenda: record.agenda.map(({ id, kind, title, note, about }) => ({
      ...{ id, kind, title, note, about },
      minutes: isPublished ? publicMinutes(record, id) : null,
    })),
    papers: record.papers
      .filter(({ isPublic }) => isPublic)
      .map(({ id, title, file, href, itemId }) => ({ id, title, file, href, itemId })),
    members: named.map(({ id, name, affiliation, role }) => ({
      ...{ name, affiliation, role },
      attendance: isPublished ? (record.attendance.get(id) ?? null) : null,
    })),
    unnamedMembers: members.length - named.length,
    decisions: isPublished
      ? record.decisions.map(({ id, itemId, text }) => ({
          ...{ id, itemId, text },
          work: record.followUps.filter(({ decisionId }) => decisionId === id).map(publicWork),
        }))
      : [],
    carried: record.carried.filter(({ meetingState }) => areMinutesPublic(meetingState)).map(publicWork),
  };
}

/** The minutes of an item as the committee's rule on names lets them be read; null where nothing was written. */
export function publicMinutes({ committee, everybody, minutes }: MeetingRecord, itemId: number): string | null {
  const body = minutes.get(itemId)?.body;
  if (!body) return null;
  const speakers = everybody.map(({ name, role }) => ({ name, roleWord: ROLE_IN_MINUTES[role] }));
  return attributeMinutes(body, { attribution: committee.attribution, speakers, otherWord: OTHER_SPEAKER });
}

function publicWork({ id, what, postName, due, doneOn, doneNote, meetingNumber }: FollowUp): PublicWork {
  return { id, what, postName, due, doneOn, doneNote, meetingNumber };
}
