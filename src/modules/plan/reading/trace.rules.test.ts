import { expect, it } from "vitest";
import type { Action, EvidenceGroup, PlanLink } from "../records/plan-records.ts";
import { sharedBasis, voicesOf } from "./trace.rules.ts";

const record = { version: 1, basis: "source", basisReason: null, source: null, position: "1" } as const;
const group: EvidenceGroup = { ...record, key: "e1", number: "1", title: { ja: "声" }, summary: null, kind: "survey" };
const action = (number: number): Action => ({
  ...record,
  key: `a${number}`,
  number,
  group: "e1",
  class: "c",
  title: { ja: "アクション" },
  printedWith: null,
});
const link = (from: string, to: string, more: Partial<PlanLink> = {}): PlanLink => ({
  ...record,
  key: `${from}-${to}`,
  type: "actionToNode",
  from,
  to,
  note: null,
  ...more,
});

it("leads from measures back to the actions and the evidence, each action once and in order", () => {
  const links = [link("a2", "m1"), link("a1", "m2"), link("a1", "m1"), link("a3", "m3")];
  const voices = voicesOf(["m1", "m2"], { groups: [group], actions: [action(1), action(2), action(3)], links });
  expect(voices.map((voice) => [voice.action.key, voice.group?.key])).toEqual([
    ["a1", "e1"],
    ["a2", "e1"],
  ]);
  const classLink = [link("a1", "m1", { type: "classToNode" })];
  expect(voicesOf(["m1"], { groups: [group], actions: [action(1)], links: classLink })).toEqual([]);
});

it("says whose word links are once where it is the same for all", () => {
  const demo = { basis: "demo" } as const;
  expect(sharedBasis([link("a1", "m1", demo), link("a1", "m2", demo)])?.key).toBe("a1-m1");
  expect(sharedBasis([link("a1", "m1", demo), link("a1", "m2")])).toBeUndefined();
  const reasoned = link("a1", "m2", { basis: "inferred", basisReason: { ja: "理由" } });
  expect(sharedBasis([link("a1", "m1", { basis: "inferred" }), reasoned])).toBeUndefined();
  expect(sharedBasis([])).toBeUndefined();
});
