import type { MeetingState } from "./meeting.rules.ts";

interface InSeries {
  id: number;
  heldOn: string;
  number: number;
}

const isBefore = (one: InSeries, other: InSeries) =>
  one.heldOn < other.heldOn || (one.heldOn === other.heldOn && one.number < other.number);

/** The meeting of the same committee that sat last before this one. */
export function previousMeeting<Meeting extends InSeries & { state: MeetingState }>(
  meetings: readonly Meeting[],
  meeting: InSeries,
): Meeting | undefined {
  return meetings
    .filter((other) => other.id !== meeting.id && other.state !== "cancelled" && isBefore(other, meeting))
    .sort((one, other) => (isBefore(one, other) ? 1 : -1))[0];
}

/** The next one that is still to come. */
export function nextMeeting<Meeting extends InSeries & { state: MeetingState }>(
  meetings: readonly Meeting[],
  today: string,
): Meeting | undefined {
  return meetings
    .filter(({ state, heldOn }) => state === "planned" && heldOn >= today)
    .sort((one, other) => (isBefore(one, other) ? -1 : 1))[0];
}
