import { describe, expect, it } from "vitest";
import {
  buildGradingFacts,
  buildOutputFact,
  buildTargetFact,
  type SeenTarget,
  shippedRuleSet,
} from "#testing/build-grading.ts";
import { type GradeProposal, proposeGrade } from "./grade.rules.ts";
import type { GradingFacts, TargetFact } from "./grading-facts.rules.ts";

const outputs = (...pairs: [planned: number | null, actual: number | null][]) =>
  pairs.map(([planned, actual]) => buildOutputFact(planned, actual));

const propose = (key: string, given: Partial<GradingFacts>): GradeProposal =>
  proposeGrade({ rules: shippedRuleSet(key), version: 3 }, buildGradingFacts(given));
const stepOf = (proposal: GradeProposal, key: string) => proposal.steps.find((step) => step.key === key)?.value;

describe("A to D by outputs", () => {
  it.each([
    [120, "A"],
    [100, "A"],
    [99.99, "B"],
    [80, "B"],
    [79.99, "C"],
    [50, "C"],
    [49.99, "D"],
    [0, "D"],
  ])("%d of 100 is %s", (actual, grade) => {
    expect(propose("outputs-abcd", { outputs: outputs([100, actual]) })).toMatchObject({
      grade,
      isDeterminable: true,
      reason: null,
    });
  });

  it("tells everything that the grade was made of, with the rule's version", () => {
    expect(propose("outputs-abcd", { outputs: outputs([50, 45], [10, null]) })).toEqual({
      ruleSet: "outputs-abcd",
      version: 3,
      grade: "B",
      isDeterminable: true,
      reason: null,
      inputs: [
        {
          key: "done",
          value: "90",
          parts: [
            {
              title: { ja: "講座" },
              unit: { ja: "回" },
              value: "90",
              note: null,
              date: null,
              made: { planned: "50", actual: "45" },
            },
            {
              title: { ja: "講座" },
              unit: { ja: "回" },
              value: null,
              note: "noActual",
              date: null,
              made: { planned: "10" },
            },
          ],
        },
      ],
      steps: [{ key: "grade", value: "B", matched: 1 }],
    });
  });

  it("proposes nothing where no number is known", () => {
    expect(propose("outputs-abcd", { outputs: outputs([10, null]) })).toMatchObject({
      grade: null,
      isDeterminable: false,
      reason: "missing",
    });
  });
});

describe("Nagayo's S, A, B, C, −", () => {
  it.each<[string, SeenTarget, string]>([
    ["beyond the target", { baseline: 100, current: 201, target: 200 }, "S"],
    ["exactly at the target", { baseline: 100, current: 200, target: 200 }, "A"],
    ["a little over the baseline", { baseline: 100, current: 101, target: 200 }, "A"],
    ["at the baseline", { baseline: 100, current: 100, target: 200 }, "B"],
    ["10 % under it", { baseline: 100, current: 90, target: 200 }, "B"],
    ["a little more than 10 % under it", { baseline: 100, current: 89.99, target: 200 }, "C"],
    ["less where less is better", { direction: "decrease", baseline: 100, current: 60, target: 50 }, "A"],
    ["none left where none was the target", { direction: "decrease", baseline: 8, current: 0, target: 0 }, "A"],
    ["more where less is better", { direction: "decrease", baseline: 100, current: 110.01, target: 50 }, "C"],
    ["a limit kept", { direction: "keepAbove", baseline: 3, current: 3.5, target: 3 }, "S"],
    ["a baseline of 0, any fall", { baseline: 0, current: -1, target: 5 }, "C"],
    ["a baseline of 0, any rise", { baseline: 0, current: 1, target: 5 }, "A"],
    ["below zero, better", { baseline: -20, current: -15, target: 10 }, "A"],
  ])("%s", (_what, seen, grade) => {
    expect(propose("nagayo-sabc", { targets: [buildTargetFact(seen)] })).toMatchObject({ grade, isDeterminable: true });
  });

  it.each<[string, TargetFact[]]>([
    ["no value", [buildTargetFact({ baseline: 100, target: 200 })]],
    ["no baseline", [buildTargetFact({ current: 150, target: 200 })]],
    ["no indicator", []],
  ])("is “−” with %s", (_what, targets) => {
    expect(propose("nagayo-sabc", { targets })).toMatchObject({ grade: "−", isDeterminable: false, reason: "missing" });
  });
});

describe("Fukuoka's a, b, c", () => {
  const survey = (current: number) =>
    buildTargetFact({ baseline: 40, current, target: 60, expected: 44, isSurvey: true });
  it.each<[string, TargetFact, string]>([
    ["on the path", survey(44), "a"],
    ["3 points up, but behind the path", survey(43), "b"],
    ["less than 3 points up", survey(42.99), "b"],
    ["less than 3 points down", survey(37.01), "b"],
    ["3 points down", survey(37), "c"],
    ["reached", survey(60), "a"],
    [
      "a count just below the beginning",
      buildTargetFact({ baseline: 40, current: 39.9, target: 60, expected: 44 }),
      "c",
    ],
    ["a count that is unchanged", buildTargetFact({ baseline: 40, current: 40, target: 60, expected: 44 }), "b"],
    [
      "reached by a small step",
      buildTargetFact({ baseline: 59, current: 60, target: 60, expected: 60, isSurvey: true }),
      "a",
    ],
  ])("%s", (_what, target, level) => {
    const proposal = propose("fukuoka-pace", { targets: [target] });
    expect(stepOf(proposal, "indicator")).toBe(level);
    expect(proposal).toMatchObject({ grade: null, isDeterminable: false, reason: "judgement" });
  });

  it("says a fall without knowing the path, and nothing more where it needs it", () => {
    const indicator = (current: number) =>
      stepOf(
        propose("fukuoka-pace", { targets: [buildTargetFact({ baseline: 40, current, target: 60 })] }),
        "indicator",
      );
    expect(indicator(30)).toBe("c");
    expect(indicator(50)).toBeNull();
  });
});

describe("Sano's points", () => {
  const points = (rate: number, policy?: string) =>
    propose("sano-points", {
      targets: [buildTargetFact({ baseline: 0, current: rate, target: 100 })],
      answers: policy === undefined ? {} : { policy },
    });
  it.each([
    [100, "7"],
    [99.99, "6"],
    [90, "6"],
    [89.99, "5"],
    [80, "5"],
    [79.99, "4"],
    [70, "4"],
    [69.99, "3"],
    [60, "3"],
    [59.99, "2"],
    [50, "2"],
    [49.99, "1"],
    [-20, "1"],
  ])("a rate of %d gives %s points", (rate, expected) => {
    expect(stepOf(points(rate), "ratePoints")).toBe(expected);
  });
  it.each([
    [100, "attained", ["10", "A"]],
    [100, "partly", ["9", "A"]],
    [100, "failed", ["8", "B"]],
    [80, "partly", ["7", "B"]],
    [70, "partly", ["6", "C"]],
    [70, "failed", ["5", "C"]],
    [60, "failed", ["4", "D"]],
    [0, "failed", ["2", "D"]],
  ])("a rate of %d and a policy %s make %j", (rate, policy, outcome) => {
    const proposal = points(rate, policy);
    expect([stepOf(proposal, "points"), proposal.grade]).toEqual(outcome);
  });
  it("waits for the answer", () => {
    expect(points(100)).toMatchObject({ grade: null, reason: "missing" });
    expect(points(100, "perhaps")).toMatchObject({ grade: null, reason: "missing" });
  });
});

describe("Tama's path", () => {
  it.each([
    [1, 20, "steady"],
    [1, 19.99, "mostly"],
    [1, 12, "mostly"],
    [1, 11.99, "improve"],
    [3, 60, "steady"],
    [3, 36, "mostly"],
    [3, 35.99, "improve"],
    [5, 100, "steady"],
    [5, 60, "mostly"],
    [6, 59, "improve"],
  ])("in year %d, a way of %d in a hundred is %s", (planYear, current, grade) => {
    expect(
      propose("tama-path", { planYear, targets: [buildTargetFact({ baseline: 0, current, target: 100 })] }).grade,
    ).toBe(grade);
  });
});

describe("Aioi's questions", () => {
  const grade = (...answers: string[]) =>
    propose("aioi-questions", {
      answers: Object.fromEntries(
        ["relevance", "effect", "efficiency", "fairness"].flatMap((key, index) => {
          const answer = answers[index];
          return answer === undefined ? [] : [[key, answer]];
        }),
      ),
    });
  it.each<[string[], string, string]>([
    [["double", "double", "double", "double"], "20", "continue"],
    [["double", "double", "circle", "filled"], "11", "continue"],
    [["double", "double", "triangle", "triangle"], "10", "improve"],
    [["double", "triangle", "triangle", "filled"], "4", "improve"],
    [["double", "filled", "filled", "triangle"], "3", "rebuild"],
    [["triangle", "triangle", "triangle", "triangle"], "0", "rebuild"],
    [["triangle", "triangle", "triangle", "filled"], "-1", "shrink"],
    [["filled", "filled", "filled", "filled"], "-4", "shrink"],
  ])("%j make %s: %s", (answers, sum, expected) => {
    const proposal = grade(...answers);
    expect([stepOf(proposal, "points"), proposal.grade]).toEqual([sum, expected]);
  });
  it("needs all four: an answer that is missing is not 0", () => {
    expect(grade("double", "double", "double")).toMatchObject({ grade: null, reason: "missing" });
  });
});

it("leaves a judgement to the person and shows her the numbers", () => {
  const proposal = propose("judgement-abcd", { outputs: outputs([10, 9]) });
  expect(proposal).toMatchObject({ grade: null, isDeterminable: false, reason: "judgement", steps: [] });
  expect(proposal.inputs.map((input) => input.value)).toEqual(["90", null]);
});
