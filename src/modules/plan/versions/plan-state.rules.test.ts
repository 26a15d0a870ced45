import fc from "fast-check";
import { expect, it } from "vitest";
import { PLAN_STATES, type PlanState } from "../records/plan-records.ts";
import {
  isPublicKind,
  mayBecome,
  stateAfter,
  VERSION_KINDS,
  type VersionKind,
  versionKindsFor,
} from "./plan-state.rules.ts";

const wishes = fc.array(fc.constantFrom(...VERSION_KINDS), { maxLength: 20 });

/** Somebody who tries one kind of version after the other; what is not offered is not made. */
function live(start: PlanState, wanted: readonly VersionKind[]) {
  const states: PlanState[] = [start];
  const made: VersionKind[] = [];
  for (const kind of wanted) {
    const state = states.at(-1) as PlanState;
    if (!versionKindsFor(state, made).includes(kind)) continue;
    made.push(kind);
    states.push(stateAfter(state, kind));
  }
  return { states, made };
}

it("never makes a draft of what was adopted, adopts once, and amends only what was adopted", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLAN_STATES), wishes, (start, wanted) => {
      const { states, made } = live(start, wanted);
      const adopted = states.findIndex((state) => state === "adopted" || state === "amended");
      if (adopted !== -1) {
        expect(states.slice(adopted).filter((state) => state !== "adopted" && state !== "amended")).toEqual([]);
      }
      expect(made.filter((kind) => kind === "adopted").length).toBeLessThanOrEqual(1);
      if (start !== "amended" && start !== "adopted" && made.includes("amended")) {
        expect(made.indexOf("adopted")).toBeLessThan(made.indexOf("amended"));
        expect(made).toContain("adopted");
      }
    }),
  );
});

it("lets every change of state happen that it offers as a version, and always a snapshot, which changes nothing", () => {
  for (const state of PLAN_STATES) {
    const kinds = versionKindsFor(state, []);
    expect(kinds.at(-1)).toBe("snapshot");
    for (const kind of kinds) expect(mayBecome(state, stateAfter(state, kind))).toBe(true);
    expect(stateAfter(state, "snapshot")).toBe(state);
  }
});

it.each<[PlanState, VersionKind[], VersionKind[]]>([
  ["draftOutline", [], ["draft", "publicComment", "snapshot"]],
  ["draft", [], ["draft", "publicComment", "adopted", "snapshot"]],
  ["publicComment", ["publicComment"], ["draft", "publicComment", "adopted", "snapshot"]],
  ["adopted", [], ["adopted", "amended", "snapshot"]],
  ["adopted", ["adopted"], ["amended", "snapshot"]],
  ["amended", ["adopted", "amended"], ["amended", "snapshot"]],
])("offers for a plan in the state %s with the versions %j: %j", (state, made, expected) => {
  expect(versionKindsFor(state, made)).toEqual(expected);
});

it("shows to everybody what was put before the public or decided on, and nothing else", () => {
  expect(VERSION_KINDS.filter(isPublicKind)).toEqual(["publicComment", "adopted", "amended"]);
});
