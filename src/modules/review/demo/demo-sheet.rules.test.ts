import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { buildGradingFacts, buildOutputFact, shippedRuleSet } from "#testing/build-grading.ts";
import { proposeGrade } from "../grading/grade.rules.ts";
import { isOverride, MIN_REASON } from "../grading/grade-choice.rules.ts";
import { findDemoReviewFile } from "./demo-review-file.ts";
import { demoValues } from "./demo-sheet.rules.ts";

const file = findDemoReviewFile(join(checkout, "data"), "kanazawa");
const rules = shippedRuleSet("outputs-abcd");

/** What the rule says of each invented sheet, and what the sheet says. */
function gradesOf(index: number) {
  const projects = file?.owners.flatMap((owner) => owner.projects) ?? [];
  return projects.flatMap((project) => {
    const values = demoValues(project, { fiscalYear: 2023 + index, index });
    const [outputs, own] = [values.outputs, values.selfGrade];
    if (!outputs || !("outputs" in outputs) || !own || !("overrideReason" in own)) return [];
    const facts = outputs.outputs.map(({ planned, actual }) => buildOutputFact(Number(planned), Number(actual)));
    return [{ own, proposal: proposeGrade({ rules, version: 1 }, buildGradingFacts({ outputs: facts })) }];
  });
}

it.each([0, 1])(
  "gives invented sheets the grade to which their numbers lead, and a reason where not (year %d)",
  (index) => {
    const grades = gradesOf(index);
    const overridden = grades.filter(({ own, proposal }) => isOverride(proposal, own.grade));
    expect(overridden.filter(({ own }) => own.overrideReason.length < MIN_REASON)).toEqual([]);
    expect(overridden.length).toBeGreaterThan(0);
    expect(overridden.length).toBeLessThan(grades.length / 10);
  },
);

it("shows every grade of the scale in the demonstration", () => {
  expect([...new Set(gradesOf(1).map(({ own }) => own.grade))].sort()).toEqual(["A", "B", "C", "D"]);
});
