import { expect, it } from "vitest";
import type { ProjectFacts } from "#modules/plan/public.ts";
import { addUp, shortened } from "./answer-card.rules.ts";

const facts = (name: string, value: string, unit = "人"): ProjectFacts => ({
  ...{ project: "p", count: 1, from: null, to: null, factIds: [] },
  sums: [{ name, label: { ja: name }, unit: { ja: unit }, value, count: 1, factIds: [], from: "", to: "" }],
});

it("adds up several projects exactly, by name and unit; a year without is missing", () => {
  const added = addUp([
    { fiscalYear: 2023, of: [facts("参加者", "0.1"), facts("参加者", "0.2")] },
    { fiscalYear: 2024, of: [facts("参加者", "5"), facts("参加者", "3", "組"), facts("相談", "7", "件")] },
  ]);
  expect(added.map(({ label, unit, byYear }) => [label.ja, unit.ja, Object.fromEntries(byYear)])).toEqual([
    ["参加者", "人", { 2023: "0.3", 2024: "5" }],
    ["参加者", "組", { 2024: "3" }],
    ["相談", "件", { 2024: "7" }],
  ]);
});

it("shortens a text by whole characters", () => {
  expect(shortened("あい\n う", 4)).toBe("あい う");
  expect(shortened("𠮷野家の𠮷", 4)).toBe("𠮷野家…");
});
