/** Where a sheet stands. `published` is what the public reads. */
export const SHEET_STATES = ["notStarted", "draft", "submitted", "returned", "accepted", "published"] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/**
 * What can be done with a sheet.
 * - `save`, `submit`, `withdraw`: its owner; `withdraw` only until somebody has checked it.
 * - `pass`, `return`: whoever checks at the level that it waits at; a return carries a note.
 * - `amend`: the officer puts something right while it is being checked or after it was accepted.
 * - `reopen`: the officer gives it back after it was accepted or published; carries a note.
 * - `publish`: with the whole year.
 */
export const SHEET_ACTS = ["save", "submit", "withdraw", "pass", "return", "amend", "reopen", "publish"] as const;
export type SheetAct = (typeof SHEET_ACTS)[number];

export interface SheetPosition {
  state: SheetState;
  /** The check that it waits for, from 0; null unless it is submitted. */
  level: number | null;
}

const at = (state: SheetState, level: number | null = null): SheetPosition => ({ state, level });
const submittedOrAccepted = (level: number, levels: number) =>
  level < levels ? at("submitted", level) : at("accepted");

interface Move {
  from: readonly SheetState[];
  to(position: SheetPosition, levels: number): SheetPosition | null;
}

const WITH_OWNER: readonly SheetState[] = ["notStarted", "draft", "returned"];

const MOVES: Readonly<Record<SheetAct, Move>> = {
  save: { from: WITH_OWNER, to: ({ state }) => at(state === "returned" ? "returned" : "draft") },
  submit: { from: WITH_OWNER, to: (_, levels) => submittedOrAccepted(0, levels) },
  withdraw: { from: ["submitted"], to: ({ level }) => (level === 0 ? at("draft") : null) },
  pass: { from: ["submitted"], to: ({ level }, levels) => submittedOrAccepted((level ?? 0) + 1, levels) },
  return: { from: ["submitted"], to: () => at("returned") },
  amend: { from: ["submitted", "accepted"], to: (position) => at(position.state, position.level) },
  reopen: { from: ["accepted", "published"], to: () => at("returned") },
  publish: { from: ["accepted"], to: () => at("published") },
};

/** Where an act leads, `levels` being the number of checks; null where it is not possible. */
export function afterAct(position: SheetPosition, act: SheetAct, levels: number): SheetPosition | null {
  const { from, to } = MOVES[act];
  return from.includes(position.state) ? to(position, levels) : null;
}

/** The owner has to do something with it. */
export const isWithOwner = (state: SheetState): boolean => WITH_OWNER.includes(state);

/** A note is what the other side acts on. */
export const needsNote = (act: SheetAct): boolean => act === "return" || act === "reopen";
