import { expect, it } from "vitest";
import { readMonthDay, readSettingsForm, writeSettingsForm } from "./settings-form.rules.ts";

const chain = [
  { key: "head", name: { ja: "課長" }, kind: "sectionHead" as const, committee: null, due: "05-23" },
  {
    key: "group",
    name: { ja: "作業部会", en: "Group" },
    kind: "committee" as const,
    committee: "working-group",
    due: "07-31",
  },
];
const schedule = { reportsDue: "05-16", lockedAfter: null, settledDue: "06-13" };
const typed = writeSettingsForm({ chain, schedule });

it.each([
  ["5月15日", "05-15"],
  ["５／１５", "05-15"],
  ["05-15", "05-15"],
  ["2/30", null],
  ["2/29", null],
  ["13/1", null],
  ["来月", null],
  ["", null],
])("reads the day of the year %s as %s", (given, expected) => {
  expect(readMonthDay(given)).toBe(expected);
});

it("reads back what it wrote", () => {
  expect(readSettingsForm(typed)).toEqual({ chain, schedule, issues: [] });
});

it("puts the checks into the order that was typed", () => {
  const turned = { ...typed, "chain.0.order": "2", "chain.1.order": "１", "chain.0.due": "8/1" };
  expect(readSettingsForm(turned).chain.map(({ key }) => key)).toEqual(["group", "head"]);
});

it("gives a new check a key that no other has", () => {
  const row = { "chain.2.nameJa": "本部会議", "chain.2.kind": "committee", "chain.2.due": "8/20" };
  const taken = { ...typed, "chain.0.key": "check-3", ...row };
  expect(readSettingsForm(taken).chain.map(({ key }) => key)).toEqual(["check-3", "group", "check-9"]);
});

it("names everything that is wrong at once", () => {
  const wrong = { ...typed, reportsDue: "いつか", "chain.0.nameJa": "", "chain.1.kind": "mayor" };
  expect(readSettingsForm(wrong).issues.map(({ path }) => path)).toEqual([
    "reportsDue",
    "chain.0.nameJa",
    "chain.1.kind",
  ]);
});

it("asks nobody to check before it is written, and for no settled amount before the accounts close", () => {
  const early = { ...typed, "chain.0.due": "5/1", lockedAfter: "5/2", settledDue: "5/31" };
  expect(readSettingsForm(early).issues.map(({ code }) => code)).toEqual([
    "review.error.dueOrder",
    "review.error.lockBeforeDue",
    "review.error.settledBeforeClose",
  ]);
});
