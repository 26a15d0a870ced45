import { expect, it } from "vitest";
import { carriedOver, followUpState } from "./follow-up.rules.ts";

const work = (what: string, given: { givenOn?: string; due?: string | null; doneOn?: string | null } = {}) => ({
  what,
  givenOn: "2025-06-20",
  due: null,
  doneOn: null,
  ...given,
});
const names = (entries: readonly { what: string }[]) => entries.map(({ what }) => what);

it("is late from the day after the last one on, and no more when it is done", () => {
  expect(followUpState(work("a", { due: "2025-09-30" }), "2025-09-30")).toBe("open");
  expect(followUpState(work("a", { due: "2025-09-30" }), "2025-10-01")).toBe("overdue");
  expect(followUpState(work("a", { due: "2025-09-30", doneOn: "2025-11-01" }), "2025-12-01")).toBe("done");
  expect(followUpState(work("a"), "2099-01-01")).toBe("open");
});

it("carries over what is open and what was done since the last meeting, soonest first", () => {
  const all = [
    work("open, no day"),
    work("open, later", { due: "2025-12-01" }),
    work("open, soon", { due: "2025-09-01" }),
    work("done since", { due: "2025-10-01", doneOn: "2025-10-15" }),
    work("done long ago", { givenOn: "2024-06-01", doneOn: "2025-01-10" }),
    work("given out by this meeting", { givenOn: "2025-11-20" }),
  ];
  expect(names(carriedOver(all, { heldOn: "2025-11-20", previousOn: "2025-06-20" }))).toEqual([
    "open, soon",
    "done since",
    "open, later",
    "open, no day",
  ]);
});

it("asks the second meeting about everything that the first gave out", () => {
  const all = [work("done at once", { doneOn: "2025-06-21" }), work("open")];
  expect(names(carriedOver(all, { heldOn: "2025-11-20", previousOn: null }))).toHaveLength(2);
});
