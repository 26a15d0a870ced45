import { expect, it } from "vitest";
import { type RuleSet, ruleSetSchema } from "./rule-set.rules.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";

it("ships rule sets that are all in order, each with its source or the remark that it is ours", () => {
  const sets = shippedRuleSets();
  expect(sets.map((rules) => rules.key)).toEqual([
    "judgement-abcd",
    "outputs-abcd",
    "aioi-questions",
    "fukuoka-pace",
    "nagayo-sabc",
    "sano-points",
    "tama-path",
  ]);
  for (const { source, title, summary } of sets) {
    expect([title.en, summary.en, source.reading.ja, source.reading.en].every(Boolean)).toBe(true);
  }
  expect(sets.filter(({ source }) => source.municipality).length).toBe(5);
});

type Draft = Record<string, unknown>;
const small = (change: Draft = {}): Draft => ({
  format: "kakehashi-grading/1",
  key: "small",
  title: { ja: "見本" },
  summary: { ja: "見本" },
  source: { reading: { ja: "見本" } },
  grades: [
    { key: "A", title: { ja: "よい" } },
    { key: "B", title: { ja: "ふつう" } },
  ],
  inputs: [{ key: "done", label: { ja: "割合" }, measure: "outputRate" }],
  steps: [bands([{ atLeast: 50, gives: "A" }], "B")],
  result: { step: "grade" },
  ...change,
});

function bands(list: Draft[], otherwise: string, of = "done"): Draft {
  return { key: "grade", label: { ja: "区分" }, bands: { of, list, otherwise } };
}

function problems(change: Draft): string[] {
  const parsed = ruleSetSchema.safeParse(small(change));
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

it("takes a small rule set, and keeps its numbers as they were written", () => {
  const rules: RuleSet = ruleSetSchema.parse(small({ steps: [bands([{ atLeast: "66.70", gives: "A" }], "B")] }));
  expect(rules.steps[0]?.bands?.list[0]?.atLeast).toBe("66.70");
  expect(rules.inputs[0]?.across).toBe("lowest");
});

const question = {
  key: "need",
  label: { ja: "必要か" },
  options: [
    { key: "yes", label: { ja: "はい" }, points: 1 },
    { key: "no", label: { ja: "いいえ" }, points: 0 },
  ],
};
const chosen = (of: string, more: Draft = {}) => ({
  key: "level",
  label: { ja: "段階" },
  choose: { cases: [{ when: [{ of, above: 0 }], gives: "high" }], otherwise: "low" },
  ...more,
});

it.each<{ what: string; change: Draft; problem: string }>([
  { what: "an input that is not there", change: { inputs: [] }, problem: "uses done, which is not known here" },
  {
    what: "a step that is used before it is taken",
    change: { steps: [bands([{ atLeast: 1, gives: "A" }], "B", "later"), chosen("done", { key: "later" })] },
    problem: "uses later, which is not known here",
  },
  {
    what: "a grade that the scale lacks",
    change: { steps: [bands([{ atLeast: 50, gives: "A" }], "E")] },
    problem: "grade can give E, which is no grade",
  },
  {
    what: "bands that do not fall",
    change: {
      steps: [
        bands(
          [
            { atLeast: 50, gives: "A" },
            { atLeast: 60, gives: "B" },
          ],
          "B",
        ),
      ],
    },
    problem: "its bands do not fall from the highest to the lowest",
  },
  {
    what: "two bands at the same place",
    change: {
      steps: [
        bands(
          [
            { atLeast: 50, gives: "A" },
            { above: 50, gives: "B" },
          ],
          "B",
        ),
      ],
    },
    problem: "its bands do not fall from the highest to the lowest",
  },
  {
    what: "a sum of words",
    change: { steps: [chosen("done"), { key: "grade", label: { ja: "計" }, sum: ["level"] }] },
    problem: "level is not always a number",
  },
  {
    what: "a sum as the result",
    change: { questions: [question], steps: [{ key: "grade", label: { ja: "計" }, sum: ["need"] }] },
    problem: "grade is no step that gives a grade",
  },
  {
    what: "a table with a gap",
    change: {
      steps: [chosen("done"), { key: "grade", label: { ja: "表" }, lookup: { of: "level", table: { high: "A" } } }],
    },
    problem: "its table has nothing for low",
  },
  {
    what: "a table of numbers",
    change: { steps: [{ key: "grade", label: { ja: "表" }, lookup: { of: "done", table: { "1": "A" } } }] },
    problem: "a lookup needs words; of numbers it takes bands",
  },
  {
    what: "a name that stands twice",
    change: { questions: [{ ...question, key: "done" }] },
    problem: "done stands twice",
  },
  {
    what: "a grade that stands twice",
    change: { grades: [small().grades, small().grades].flat(2) as Draft[] },
    problem: "A stands twice",
  },
  {
    what: "two grades for what is not known",
    change: { grades: ["A", "B"].map((key) => ({ key, title: { ja: key }, isUndetermined: true })) },
    problem: "only one grade can mean: cannot be determined",
  },
  {
    what: "a path of years for something else",
    change: { inputs: [{ key: "done", label: { ja: "割合" }, measure: "wayShare", expectedAfterYears: [20, 100] }] },
    problem: "expectedAfterYears belongs to pathShare",
  },
  {
    what: "a band with two limits",
    change: { steps: [bands([{ atLeast: 1, above: 1, gives: "A" }], "B")] },
    problem: "needs atLeast or above",
  },
  {
    what: "a condition without a limit",
    change: {
      steps: [
        {
          key: "grade",
          label: { ja: "場合" },
          choose: { cases: [{ when: [{ of: "done" }], gives: "A" }], otherwise: "B" },
        },
      ],
    },
    problem: "needs one of atLeast, above, below, atMost, is",
  },
  {
    what: "a step that does nothing",
    change: { steps: [{ key: "grade", label: { ja: "空" } }] },
    problem: "needs one of bands, sum, lookup, choose",
  },
  { what: "a text without Japanese", change: { title: { en: "Sample" } }, problem: "must have a text in ja" },
  {
    what: "a number that is none",
    change: { steps: [bands([{ atLeast: "many", gives: "A" }], "B")] },
    problem: "must be a number",
  },
])("refuses $what", ({ change, problem }) => {
  expect(problems(change)).toContain(problem);
});

it("takes more than 50 before 50 or more, and a table that covers all words", () => {
  expect(
    problems({
      grades: ["A", "B", "C"].map((key) => ({ key, title: { ja: key } })),
      steps: [
        bands(
          [
            { above: 50, gives: "A" },
            { atLeast: 50, gives: "B" },
          ],
          "C",
        ),
      ],
    }),
  ).toEqual([]);
  const lookup = { key: "grade", label: { ja: "表" }, lookup: { of: "level", table: { high: "A", low: "B" } } };
  expect(problems({ steps: [chosen("done"), lookup] })).toEqual([]);
});
