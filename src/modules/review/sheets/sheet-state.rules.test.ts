import fc from "fast-check";
import { expect, it } from "vitest";
import { afterAct, SHEET_ACTS, SHEET_STATES, type SheetAct, type SheetPosition } from "./sheet-state.rules.ts";

const START: SheetPosition = { state: "notStarted", level: null };

/** Goes a way of acts; those that are not possible do nothing, as in the product. */
function walk(acts: readonly SheetAct[], levels: number): { act: SheetAct; from: SheetPosition; to: SheetPosition }[] {
  let from = START;
  return acts.flatMap((act) => {
    const to = afterAct(from, act, levels);
    if (!to) return [];
    const step = { act, from, to };
    from = to;
    return [step];
  });
}

const ways = fc.tuple(fc.array(fc.constantFrom(...SHEET_ACTS), { maxLength: 40 }), fc.integer({ min: 0, max: 6 }));

/** How many checks in a row a sheet has passed since it was last sent; -1 while it is not sent. */
function passesAfter(act: SheetAct, before: number): number {
  const restarts: Partial<Record<SheetAct, number>> = {
    submit: 0,
    pass: before + 1,
    return: -1,
    reopen: -1,
    withdraw: -1,
  };
  return restarts[act] ?? before;
}

it("accepts nothing that was not submitted, and only after every check", () => {
  fc.assert(
    fc.property(ways, ([acts, levels]) => {
      let passed = -1;
      for (const { act, from, to } of walk(acts, levels)) {
        passed = passesAfter(act, passed);
        const becomesAccepted = to.state === "accepted" && from.state !== "accepted";
        expect(becomesAccepted ? passed : levels).toBe(levels);
        expect(to.state === "published" ? from.state : "accepted").toBe("accepted");
      }
    }),
  );
});

it("waits at a check exactly while it is submitted, and at one that there is", () => {
  fc.assert(
    fc.property(ways, ([acts, levels]) => {
      for (const { to } of walk(acts, levels)) {
        expect(to.level !== null).toBe(to.state === "submitted");
        if (to.level !== null) expect(to.level).toBeLessThan(levels);
      }
    }),
  );
});

it("can always be written again by its owner in at most two acts of the officer", () => {
  const isWritable = (position: SheetPosition) => afterAct(position, "save", 3) !== null;
  for (const state of SHEET_STATES) {
    const position = { state, level: state === "submitted" ? 1 : null };
    const back = afterAct(position, "return", 3) ?? afterAct(position, "reopen", 3) ?? position;
    expect(isWritable(back)).toBe(true);
  }
});

it.each([
  { state: "notStarted", act: "submit", levels: 0, expected: "accepted" },
  { state: "notStarted", act: "submit", levels: 2, expected: "submitted" },
  { state: "draft", act: "publish", levels: 1, expected: null },
  { state: "published", act: "save", levels: 1, expected: null },
  { state: "returned", act: "save", levels: 1, expected: "returned" },
] as const)("leads from $state by $act with $levels checks to $expected", ({ state, act, levels, expected }) => {
  expect(afterAct({ state, level: null }, act, levels)?.state ?? null).toBe(expected);
});
