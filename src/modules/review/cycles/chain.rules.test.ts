import { expect, it } from "vitest";
import { type Check, checksOf, levelAfterMove } from "./chain.rules.ts";

const check = (kind: Check["kind"]): Check => ({
  key: kind,
  name: { ja: kind },
  kind,
  committee: null,
  due: "2025-05-23",
});
const chain = [check("sectionHead"), check("leadSection"), check("committee")];

it("asks no head of section where no section answers", () => {
  expect(checksOf(chain, { sectionId: null }).map(({ key }) => key)).toEqual(["leadSection", "committee"]);
});

it.each([
  { from: 1, level: 2, to: null, expected: 1 },
  { from: 1, level: 0, to: null, expected: 0 },
  { from: null, level: 0, to: 1, expected: 1 },
  { from: 1, level: 1, to: 2, expected: 1 },
  { from: 1, level: null, to: null, expected: null },
])("keeps the check that a sheet waits for when it moves ($from, $level → $to)", ({ from, level, to, expected }) => {
  expect(levelAfterMove(chain, { sheet: { sectionId: from, level }, sectionId: to })).toBe(expected);
});
