import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listMembers, type Member } from "../committees/member.data.ts";
import { type CommitteePlace, getCommitteePlace, listCommitteePlaces } from "../committees/plan-committees.ts";
import { endsSoon, membersOn, sitsOn, vacantSeats } from "../committees/term.rules.ts";
import { listMeetings, type Meeting } from "../meeting/meeting.data.ts";
import { nextMeeting } from "../meeting/series.rules.ts";
import { type FollowUp, listFollowUps } from "../outcomes/outcome.data.ts";
import { mayManageMeetings, mayReadDrafts } from "../permissions.ts";

/** A committee in the list of those who work with it. */
export interface CommitteeAtWork {
  place: CommitteePlace;
  next: Meeting | undefined;
  last: Meeting | undefined;
  sitting: number;
  vacant: number | null;
  endingSoon: number;
  openWork: number;
}

export interface CommitteeList {
  today: string;
  mayManage: boolean;
  committees: CommitteeAtWork[];
}

/** The committees that the reader runs or sits on. */
export async function listDesk(ctx: StaffContext): Promise<CommitteeList> {
  return ctx.read(async (scope) => {
    const today = todayInJapan(ctx.clock.now());
    const cityBodyId = (await getCityBody(scope)).id;
    const [members, meetings] = [await listMembers(scope), await listMeetings(scope)];
    const work = await listFollowUps(scope);
    const committees = (await listCommitteePlaces(scope)).flatMap((place) => {
      const id = place.committee?.id;
      const own = members.filter(({ committeeId }) => committeeId === id);
      if (!mayReadDrafts(ctx.actor, own, { cityBodyId, days: [today] })) return [];
      const parts = {
        members: own,
        meetings: meetings.filter(({ committeeId }) => committeeId === id),
        work: work.filter(({ committeeId }) => committeeId === id),
      };
      return [atWork(place, parts, today)];
    });
    return { today, mayManage: mayManageMeetings(ctx.actor, cityBodyId), committees };
  });
}

interface Parts {
  members: readonly Member[];
  meetings: readonly Meeting[];
  work: readonly FollowUp[];
}

function atWork(place: CommitteePlace, { members, meetings, work }: Parts, today: string): CommitteeAtWork {
  return {
    place,
    next: nextMeeting(meetings, today),
    last: meetings.find(({ state, heldOn }) => state !== "cancelled" && heldOn < today),
    sitting: membersOn(members, today).length,
    vacant: vacantSeats(members, { seats: place.committee?.seats ?? null, day: today }),
    endingSoon: members.filter((member) => endsSoon(member, today)).length,
    openWork: work.filter(({ doneOn }) => doneOn === null).length,
  };
}

/** One committee with its people, meetings and open work. */
export interface CommitteeDesk {
  today: string;
  mayManage: boolean;
  place: CommitteePlace;
  /** Who sits on it today. */
  sitting: Member[];
  /** Whose term is still to come, soonest first. */
  coming: Member[];
  /** Whose term is over, the latest first. */
  gone: Member[];
  vacant: number | null;
  /** Newest first. */
  meetings: Meeting[];
  openWork: FollowUp[];
}

/** @throws AppError forbidden, notFound */
export async function readCommittee(
  ctx: StaffContext,
  at: { plan: string; committee: string },
): Promise<CommitteeDesk> {
  return ctx.read(async (scope) => {
    const today = todayInJapan(ctx.clock.now());
    const cityBodyId = (await getCityBody(scope)).id;
    const place = await getCommitteePlace(scope, { plan: at.plan, key: at.committee });
    const parts = await readParts(scope, place);
    allow(mayReadDrafts(ctx.actor, parts.members, { cityBodyId, days: [today] }));
    return { today, mayManage: mayManageMeetings(ctx.actor, cityBodyId), place, ...desk(place, parts, today) };
  });
}

async function readParts(scope: Scope, { committee }: CommitteePlace): Promise<Parts> {
  if (!committee) return { members: [], meetings: [], work: [] };
  const committeeId = committee.id;
  return {
    members: await listMembers(scope, committeeId),
    meetings: await listMeetings(scope, { committeeId }),
    work: await listFollowUps(scope, { committeeId }),
  };
}

function desk(place: CommitteePlace, { members, meetings, work }: Parts, today: string) {
  const byStart = (one: Member, other: Member) => one.termFrom.localeCompare(other.termFrom);
  return {
    sitting: membersOn(members, today),
    coming: members.filter(({ termFrom }) => termFrom > today).sort(byStart),
    gone: members
      .filter((member) => !sitsOn(member, today) && member.termFrom <= today)
      .sort((one, other) => (other.termTo ?? "").localeCompare(one.termTo ?? "")),
    vacant: vacantSeats(members, { seats: place.committee?.seats ?? null, day: today }),
    meetings: [...meetings],
    openWork: work.filter(({ doneOn }) => doneOn === null),
  };
}
