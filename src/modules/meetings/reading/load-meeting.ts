import type { Scope } from "#platform/db/scope.ts";
import { type Committee, getCommittee } from "../committees/committee.data.ts";
import { listMembers, type Member } from "../committees/member.data.ts";
import { type CommitteePlace, placeOfCommittee } from "../committees/plan-committees.ts";
import { membersOn, vacantSeats } from "../committees/term.rules.ts";
import { type AgendaItem, listAgenda } from "../meeting/agenda.data.ts";
import { getMeeting, listMeetings, type Meeting } from "../meeting/meeting.data.ts";
import { previousMeeting } from "../meeting/series.rules.ts";
import { listMinutes, type Minutes } from "../minutes/minutes.data.ts";
import { type Attendance, listAttendance } from "../outcomes/attendance.data.ts";
import { carriedOver } from "../outcomes/follow-up.rules.ts";
import { type Decision, type FollowUp, listDecisions, listFollowUps } from "../outcomes/outcome.data.ts";
import { listPapers, type Paper } from "../papers/paper.data.ts";

/** A meeting with all that belongs to it, as it is kept: for whoever may see drafts. */
export interface MeetingRecord {
  place: CommitteePlace;
  committee: Committee;
  meeting: Meeting;
  /** The one of the same committee before it. */
  previous: Meeting | undefined;
  agenda: AgendaItem[];
  /** By agenda item. */
  minutes: Map<number, Minutes>;
  papers: Paper[];
  /** Who sat on the committee that day. */
  members: Member[];
  /** Everybody who ever sat on it: minutes may name them. */
  everybody: Member[];
  vacant: number | null;
  attendance: Map<number, Attendance>;
  decisions: Decision[];
  /** What its decisions gave out. */
  followUps: FollowUp[];
  /** What earlier meetings gave out and this one asks about. */
  carried: FollowUp[];
}

/** @throws AppError notFound */
export async function loadMeeting(scope: Scope, id: number): Promise<MeetingRecord> {
  const meeting = await getMeeting(scope, id);
  const committee = await getCommittee(scope, meeting.committeeId);
  const everybody = await listMembers(scope, committee.id);
  const previous = previousMeeting(await listMeetings(scope, { committeeId: committee.id }), meeting);
  const work = await listFollowUps(scope, { committeeId: committee.id });
  const agenda = await listAgenda(scope, [id]);
  return {
    place: await placeOfCommittee(scope, committee),
    committee,
    meeting,
    previous,
    agenda,
    minutes: await listMinutes(
      scope,
      agenda.map((item) => item.id),
    ),
    papers: await listPapers(scope, [id]),
    members: membersOn(everybody, meeting.heldOn),
    everybody,
    vacant: vacantSeats(everybody, { seats: committee.seats, day: meeting.heldOn }),
    attendance: await listAttendance(scope, id),
    decisions: await listDecisions(scope, [id]),
    followUps: work.filter(({ meetingId }) => meetingId === id),
    carried: carriedOver(
      work.filter(({ meetingId }) => meetingId !== id),
      { heldOn: meeting.heldOn, previousOn: previous?.heldOn ?? null },
    ),
  };
}
