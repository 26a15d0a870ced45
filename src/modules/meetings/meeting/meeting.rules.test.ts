import fc from "fast-check";
import { expect, it } from "vitest";
import {
  areMinutesPublic,
  hasTakenPlace,
  isAgendaOpen,
  isMinutesOpen,
  isSeenByResidents,
  MEETING_ACTS,
  MEETING_STATES,
  type MeetingAct,
  type MeetingState,
  moveMeeting,
  needsReason,
  possibleActs,
} from "./meeting.rules.ts";

const facts = { state: "planned" as MeetingState, heldOn: "2025-06-20", today: "2025-06-20", hasMinutes: false };

/** A day's work on a meeting: acts that somebody tries, and minutes that somebody writes while that is open. */
const step = fc.oneof(fc.constantFrom<MeetingAct | "write">(...MEETING_ACTS, "write"));

interface Walk {
  state: MeetingState;
  hasMinutes: boolean;
  path: MeetingState[];
}

function walk(steps: readonly (MeetingAct | "write")[], today: string): Walk {
  const at: Walk = { state: "planned", hasMinutes: false, path: ["planned"] };
  for (const act of steps) {
    if (act === "write") {
      at.hasMinutes ||= isMinutesOpen(at.state);
      continue;
    }
    const outcome = moveMeeting(act, { ...facts, today, state: at.state, hasMinutes: at.hasMinutes });
    if (!outcome.isAllowed) continue;
    at.state = outcome.to;
    at.path.push(outcome.to);
  }
  return at;
}

/** Where a meeting can come from. */
const BEFORE: Partial<Record<MeetingState, MeetingState[]>> = {
  published: ["minutesConfirmed"],
  minutesConfirmed: ["held", "published"],
  held: ["planned", "minutesConfirmed"],
  cancelled: ["planned"],
};

it("publishes nothing that was not held, written and confirmed, whatever people try", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { path, hasMinutes } = walk(steps, "2025-06-21");
      const strange = path.slice(1).filter((state, index) => {
        const before = path[index] ?? "planned";
        return !(BEFORE[state] ?? [before]).includes(before);
      });
      expect(strange).toEqual([]);
      expect(path.some(areMinutesPublic) && !hasMinutes).toBe(false);
    }),
  );
});

it("loses no minutes: once something is written, the meeting stays one that was held", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { state, hasMinutes } = walk(steps, "2025-06-21");
      if (hasMinutes) expect(hasTakenPlace(state)).toBe(true);
    }),
  );
});

it("is never held before its day", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      expect(walk(steps, "2025-06-19").path.every((state) => !hasTakenPlace(state))).toBe(true);
    }),
  );
});

it("leaves no state without a way on, and the reason why an act is refused", () => {
  for (const state of MEETING_STATES) {
    expect(possibleActs({ ...facts, state, hasMinutes: state !== "planned" && state !== "cancelled" })).not.toEqual([]);
  }
  expect(moveMeeting("hold", { ...facts, today: "2025-06-19" })).toMatchObject({ code: "meetings.error.notYetHeld" });
  expect(moveMeeting("confirmMinutes", { ...facts, state: "held" })).toMatchObject({
    code: "meetings.error.noMinutes",
  });
  expect(moveMeeting("reinstate", { ...facts, state: "held", hasMinutes: true })).toMatchObject({
    code: "meetings.error.hasMinutes",
  });
  expect(moveMeeting("publish", facts)).toMatchObject({ code: "meetings.error.wrongState" });
});

it("asks why where something is taken back", () => {
  expect(MEETING_ACTS.filter(needsReason)).toEqual(["reopenMinutes", "withdraw", "cancel"]);
});

it("shows residents an announced meeting from the beginning and any other once it is published", () => {
  const seen = (isAnnounced: boolean) => MEETING_STATES.filter((state) => isSeenByResidents({ state, isAnnounced }));
  expect(seen(true)).toEqual([...MEETING_STATES]);
  expect(seen(false)).toEqual(["published"]);
  expect(MEETING_STATES.filter(isAgendaOpen)).toEqual(["planned", "held"]);
});
