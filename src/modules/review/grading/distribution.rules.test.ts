import fc from "fast-check";
import { expect, it } from "vitest";
import { shippedRuleSet } from "#testing/build-grading.ts";
import { type CountedSheet, distributionOf } from "./distribution.rules.ts";

const rules = shippedRuleSet("outputs-abcd");
const top = (number: string) => ({ key: number, number, title: { ja: `施策${number}` } });

function sheet(given: Partial<CountedSheet> & { grade?: string | null; proposed?: string | null } = {}): CountedSheet {
  const { grade = "B", proposed = "B", ...more } = given;
  const proposal = { grade: proposed, isDeterminable: proposed !== null };
  return { project: "p", top: top("1"), given: { grade, evidence: "", proposal }, past: [], ...more };
}

const past = (fiscalYear: number, grade: string, ruleSet = "outputs-abcd") => ({
  fiscalYear,
  ruleSet,
  grade,
  evidence: "",
});
const count = (sheets: CountedSheet[]) => distributionOf({ rules, version: 2, fiscalYear: 2024, sheets });
const counts = (grades: { grade: string; count: number }[]) =>
  Object.fromEntries(grades.map((entry) => [entry.grade, entry.count]));

it("counts each grade of the scale, also where it is none, and what has no grade", () => {
  const found = count([sheet({ grade: "A" }), sheet(), sheet(), sheet({ given: null }), sheet({ grade: null })]);
  expect(counts(found.grades)).toEqual({ A: 1, B: 2, C: 0, D: 0 });
  expect(found).toMatchObject({
    sheets: 5,
    notGraded: 1,
    notApplicable: 1,
    ruleSet: { key: "outputs-abcd", version: 2 },
  });
});

it("counts where a person decided otherwise than the rule", () => {
  expect(count([sheet({ grade: "A" }), sheet(), sheet({ grade: "A", proposed: null })]).overridden).toBe(1);
});

it("counts three years of the same without anything new", () => {
  const same = { past: [past(2023, "B"), past(2022, "B")] };
  const fresh = sheet({ ...same });
  if (fresh.given) fresh.given.evidence = "調査の結果";
  expect(count([sheet(same), fresh, sheet({ past: [past(2023, "B")] })]).unchanged).toBe(1);
});

it("sets last year beside it where it was graded by the same rule", () => {
  const found = count([sheet({ past: [past(2023, "C")] }), sheet({ past: [past(2023, "S", "nagayo-sabc")] }), sheet()]);
  expect(found.lastYear && counts(found.lastYear)).toEqual({ A: 0, B: 0, C: 1, D: 0 });
  expect(count([sheet({ past: [past(2022, "C")] })]).lastYear).toBeNull();
});

it("counts by measure in the order of the plan", () => {
  const found = count([sheet(), sheet({ top: top("2"), grade: "D" }), sheet({ grade: "A" }), sheet({ top: null })]);
  expect(found.byMeasure.map(({ number, sheets, grades }) => [number, sheets, counts(grades)])).toEqual([
    ["1", 2, { A: 1, B: 1, C: 0, D: 0 }],
    ["2", 1, { A: 0, B: 0, C: 0, D: 1 }],
  ]);
});

it("counts every sheet exactly once", () => {
  const anySheet = fc
    .record({
      grade: fc.option(fc.constantFrom("A", "B", "C", "D")),
      isGiven: fc.boolean(),
      number: fc.constantFrom("1", "2"),
    })
    .map(({ grade, isGiven, number }) => sheet({ grade, top: top(number), ...(isGiven ? {} : { given: null }) }));
  fc.assert(
    fc.property(fc.array(anySheet), (sheets) => {
      const found = count(sheets);
      const graded = found.grades.reduce((sum, entry) => sum + entry.count, 0);
      expect(graded + found.notGraded + found.notApplicable).toBe(sheets.length);
      expect(found.byMeasure.reduce((sum, entry) => sum + entry.sheets, 0)).toBe(sheets.length);
    }),
  );
});
