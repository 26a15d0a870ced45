import { daysBetween } from "#platform/i18n/partial-date.ts";

export const MEMBER_ROLES = ["chair", "vice", "member", "secretariat"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** First and last day of a term, both included; an open end is null. */
export interface Term {
  termFrom: string;
  termTo: string | null;
}

/** The people to ask for another term must be asked in time; the city's appointment takes about two months. */
const SOON_DAYS = 90;

export const sitsOn = ({ termFrom, termTo }: Term, day: string) =>
  termFrom <= day && (termTo === null || day <= termTo);

const RANK: Readonly<Record<MemberRole, number>> = { chair: 0, vice: 1, member: 2, secretariat: 3 };
const collator = new Intl.Collator("ja");

interface Seat extends Term {
  role: MemberRole;
  name: string;
  reading: string | null;
}

/** Who sits on the committee on a day: chair, vice, members, secretariat, each by reading. */
export function membersOn<Member extends Seat>(members: readonly Member[], day: string): Member[] {
  return members
    .filter((member) => sitsOn(member, day))
    .sort(
      (one, other) =>
        RANK[one.role] - RANK[other.role] || collator.compare(one.reading ?? one.name, other.reading ?? other.name),
    );
}

export function endsSoon({ termFrom, termTo }: Term, today: string): boolean {
  return termTo !== null && sitsOn({ termFrom, termTo }, today) && daysBetween(today, termTo) <= SOON_DAYS;
}

/** Seats without anybody on a day. The secretariat takes no seat; null where no number of seats is laid down. */
export function vacantSeats(members: readonly Seat[], { seats, day }: { seats: number | null; day: string }) {
  if (seats === null) return null;
  const taken = members.filter((member) => member.role !== "secretariat" && sitsOn(member, day)).length;
  return Math.max(0, seats - taken);
}
