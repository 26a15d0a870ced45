import fc from "fast-check";
import { expect, it } from "vitest";
import { shippedRuleSet } from "#testing/build-grading.ts";
import type { GradeProposal } from "./grade.rules.ts";
import {
  checkGradeChoice,
  type GradeChoice,
  isOverride,
  isRitual,
  type PastGrade,
  sameGradeYears,
} from "./grade-choice.rules.ts";
import type { RuleSet } from "./rule-set.rules.ts";

const abcd = shippedRuleSet("outputs-abcd");

const proposalOf = (given: Partial<GradeProposal> = {}): GradeProposal => ({
  ruleSet: "outputs-abcd",
  version: 1,
  grade: "B",
  isDeterminable: true,
  reason: null,
  inputs: [],
  steps: [],
  ...given,
});
const missing: Partial<GradeProposal> = { grade: null, isDeterminable: false, reason: "missing" };
const choiceOf = (given: Partial<GradeChoice> = {}): GradeChoice => ({
  grade: "B",
  evidence: "",
  overrideReason: "",
  answers: {},
  ...given,
});
const past = (fiscalYear: number, given: Partial<PastGrade> = {}): PastGrade => ({
  fiscalYear,
  ruleSet: "outputs-abcd",
  grade: "B",
  evidence: "",
  ...given,
});

interface Case {
  what: string;
  choice?: Partial<GradeChoice>;
  proposal?: Partial<GradeProposal>;
  past?: PastGrade[];
  rules?: RuleSet;
  codes: string[];
}

it.each<Case>([
  { what: "the proposed grade", codes: [] },
  { what: "no grade", choice: { grade: null }, codes: ["review.error.gradeMissing"] },
  {
    what: "a grade of another scale",
    choice: { grade: "S", overrideReason: "十分に長い理由です。" },
    codes: ["review.error.gradeUnknown"],
  },
  { what: "another grade without a reason", choice: { grade: "A" }, codes: ["review.error.overrideReasonShort"] },
  {
    what: "a reason of nine letters",
    choice: { grade: "A", overrideReason: "同じ。 ".repeat(3) },
    codes: ["review.error.overrideReasonShort"],
  },
  { what: "a reason of ten letters", choice: { grade: "A", overrideReason: "会場が工事で閉じていた" }, codes: [] },
  { what: "a grade where numbers are missing", proposal: missing, codes: ["review.error.overrideReasonShort"] },
  {
    what: "“not known” where numbers are missing",
    rules: shippedRuleSet("nagayo-sabc"),
    proposal: { ...missing, grade: "−" },
    choice: { grade: "−" },
    codes: [],
  },
  {
    what: "“not known” where the rule knows",
    rules: shippedRuleSet("nagayo-sabc"),
    choice: { grade: "−" },
    codes: ["review.error.overrideReasonShort"],
  },
  {
    what: "a judgement, which needs no reason for differing",
    rules: shippedRuleSet("judgement-abcd"),
    proposal: { ...missing, reason: "judgement" },
    codes: [],
  },
  {
    what: "questions without answers",
    rules: shippedRuleSet("sano-points"),
    choice: { answers: { policy: "perhaps" } },
    codes: ["review.error.answerMissing"],
  },
  {
    what: "another grade than last year without evidence",
    past: [past(2023, { grade: "C" })],
    codes: ["review.error.evidenceForChange"],
  },
  {
    what: "another grade than last year with last year's evidence",
    choice: { evidence: "報告書　５ページ" },
    past: [past(2023, { grade: "C", evidence: "報告書 5ページ" })],
    codes: ["review.error.evidenceForChange"],
  },
  {
    what: "another grade with evidence",
    choice: { evidence: "https://example.jp/r6" },
    past: [past(2023, { grade: "C" })],
    codes: [],
  },
  { what: "last year's grade without evidence", past: [past(2023)], codes: [] },
  { what: "a grade of another scale last year", past: [past(2023, { grade: "S", ruleSet: "nagayo-sabc" })], codes: [] },
])("judges $what", ({ choice, proposal, past: before = [], rules = abcd, codes }) => {
  const problems = checkGradeChoice({ rules, proposal: proposalOf(proposal), choice: choiceOf(choice), past: before });
  expect(problems.map((problem) => problem.code)).toEqual(codes);
});

it("names the question that has no answer", () => {
  const problems = checkGradeChoice({
    rules: shippedRuleSet("sano-points"),
    proposal: proposalOf(),
    choice: choiceOf(),
    past: [],
  });
  expect(problems.map((problem) => problem.at)).toEqual([["answers", "policy"]]);
});

it("calls a grade an override only where the rule led to another one", () => {
  expect(isOverride(proposalOf(), "A")).toBe(true);
  expect(isOverride(proposalOf(), "B")).toBe(false);
  expect(isOverride(proposalOf(missing), "A")).toBe(false);
  expect(isOverride(proposalOf(), null)).toBe(false);
});

it.each<{ what: string; grades: PastGrade[]; years: number }>([
  { what: "nothing", grades: [], years: 0 },
  { what: "one year", grades: [past(2024)], years: 1 },
  { what: "three equal years", grades: [past(2024), past(2023), past(2022)], years: 3 },
  {
    what: "two equal years after another grade",
    grades: [past(2024), past(2023), past(2022, { grade: "A" })],
    years: 2,
  },
  { what: "new evidence this year", grades: [past(2024, { evidence: "調査" }), past(2023), past(2022)], years: 1 },
  { what: "new evidence a year ago", grades: [past(2024), past(2023, { evidence: "調査" }), past(2022)], years: 2 },
  {
    what: "evidence at the beginning only",
    grades: [past(2024), past(2023), past(2022, { evidence: "調査" })],
    years: 3,
  },
  {
    what: "the same evidence again",
    grades: [2024, 2023, 2022].map((year) => past(year, { evidence: "報告書" })),
    years: 3,
  },
  { what: "a year in between without a sheet", grades: [past(2024), past(2022), past(2021)], years: 1 },
  { what: "another scale before", grades: [past(2024), past(2023), past(2022, { ruleSet: "nagayo-sabc" })], years: 2 },
  { what: "a sheet without a grade", grades: [past(2024, { grade: null }), past(2023, { grade: null })], years: 0 },
])("counts equal years without anything new: $what", ({ grades, years }) => {
  expect(sameGradeYears(grades)).toBe(years);
  expect(isRitual(grades)).toBe(years >= 3);
});

it("never points at a grade that changed or that new evidence came for, whatever was before", () => {
  const year = fc.record({ grade: fc.constantFrom("A", "B"), evidence: fc.constantFrom("", "x", "y") });
  fc.assert(
    fc.property(fc.array(year, { minLength: 1, maxLength: 8 }), (years) => {
      const grades = years.map((given, index) => past(2030 - index, given));
      const [now, before] = grades;
      const isFresh =
        before && (now?.grade !== before.grade || (now?.evidence !== "" && now?.evidence !== before.evidence));
      if (isFresh) expect(isRitual(grades)).toBe(false);
      expect(sameGradeYears(grades)).toBeLessThanOrEqual(grades.length);
    }),
  );
});
