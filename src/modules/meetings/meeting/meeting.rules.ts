export const MEETING_STATES = ["planned", "held", "minutesConfirmed", "published", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_ACTS = [
  "hold",
  "confirmMinutes",
  "publish",
  "reopenMinutes",
  "withdraw",
  "reinstate",
  "cancel",
] as const;
export type MeetingAct = (typeof MEETING_ACTS)[number];

interface Move {
  from: readonly MeetingState[];
  to: MeetingState;
  /** Somebody will ask why. */
  needsReason: boolean;
}

const MOVES: Readonly<Record<MeetingAct, Move>> = {
  hold: { from: ["planned"], to: "held", needsReason: false },
  confirmMinutes: { from: ["held"], to: "minutesConfirmed", needsReason: false },
  publish: { from: ["minutesConfirmed"], to: "published", needsReason: false },
  reopenMinutes: { from: ["minutesConfirmed"], to: "held", needsReason: true },
  withdraw: { from: ["published"], to: "minutesConfirmed", needsReason: true },
  reinstate: { from: ["cancelled", "held"], to: "planned", needsReason: false },
  cancel: { from: ["planned"], to: "cancelled", needsReason: true },
};

export const needsReason = (act: MeetingAct) => MOVES[act].needsReason;

/** What is known of a meeting where somebody wants to move it on. */
export interface MoveFacts {
  state: MeetingState;
  heldOn: string;
  /** The day in Japan. */
  today: string;
  /** Somebody wrote minutes of at least one item. */
  hasMinutes: boolean;
}

export type MoveOutcome = { isAllowed: true; to: MeetingState } | { isAllowed: false; code: MoveProblem };
type MoveProblem =
  | "meetings.error.wrongState"
  | "meetings.error.notYetHeld"
  | "meetings.error.noMinutes"
  | "meetings.error.hasMinutes";

/** Where an act leads, or why it may not be done now. */
export function moveMeeting(act: MeetingAct, facts: MoveFacts): MoveOutcome {
  const { from, to } = MOVES[act];
  if (!from.includes(facts.state)) return { isAllowed: false, code: "meetings.error.wrongState" };
  if (act === "hold" && facts.heldOn > facts.today) return { isAllowed: false, code: "meetings.error.notYetHeld" };
  if (act === "confirmMinutes" && !facts.hasMinutes) return { isAllowed: false, code: "meetings.error.noMinutes" };
  // Minutes of a meeting that is still to come would be seen nowhere.
  if (act === "reinstate" && facts.hasMinutes) return { isAllowed: false, code: "meetings.error.hasMinutes" };
  return { isAllowed: true, to };
}

/** The acts that are offered. */
export const possibleActs = (facts: MoveFacts): MeetingAct[] =>
  MEETING_ACTS.filter((act) => moveMeeting(act, facts).isAllowed);

/** The agenda may change until the minutes are confirmed. */
export const isAgendaOpen = (state: MeetingState) => state === "planned" || state === "held";
/** Minutes, attendance and decisions are written while the meeting runs and afterwards, until they are confirmed. */
export const isMinutesOpen = (state: MeetingState) => state === "held";
/** Work may be given out for as long as the meeting stands. */
export const hasTakenPlace = (state: MeetingState) =>
  state === "held" || state === "minutesConfirmed" || state === "published";

/** Residents see an announced meeting from the beginning, any other once its minutes are published. */
export const isSeenByResidents = ({ state, isAnnounced }: { state: MeetingState; isAnnounced: boolean }) =>
  isAnnounced || state === "published";
export const areMinutesPublic = (state: MeetingState) => state === "published";
