/** Work that a decision gave to a post. */
interface Work {
  due: string | null;
  doneOn: string | null;
}

export type FollowUpState = "done" | "open" | "overdue";

export function followUpState({ due, doneOn }: Work, today: string): FollowUpState {
  if (doneOn !== null) return "done";
  return due !== null && due < today ? "overdue" : "open";
}

interface GivenOut extends Work {
  /** When the meeting was that gave it out. */
  givenOn: string;
}

/**
 * The work that a meeting asks about: what earlier meetings gave out and was not done when the meeting before it sat.
 * `previousOn`: the day of that meeting, null where there is none. What is done since then is told once more.
 */
export function carriedOver<FollowUp extends GivenOut>(
  followUps: readonly FollowUp[],
  { heldOn, previousOn }: { heldOn: string; previousOn: string | null },
): FollowUp[] {
  return followUps
    .filter(
      ({ givenOn, doneOn }) => givenOn < heldOn && (doneOn === null || previousOn === null || doneOn >= previousOn),
    )
    .sort((one, other) => (one.due ?? LAST).localeCompare(other.due ?? LAST));
}

/** Work without a day comes last. */
const LAST = "9999-12-31";
