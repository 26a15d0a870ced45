import type { GradeProposal } from "./grade.rules.ts";
import { findGrade, type RuleSet } from "./rule-set.rules.ts";

/** What a person says: the grade, and where it has to be said why. */
export interface GradeChoice {
  grade: string | null;
  /** A link or a text: what the grade can be checked with. */
  evidence: string;
  /** Why it is not the grade that was proposed. */
  overrideReason: string;
  /** Question → option. */
  answers: Readonly<Record<string, string>>;
}

/** The grade of the same project in an earlier year. */
export interface PastGrade extends Pick<GradeChoice, "grade" | "evidence"> {
  fiscalYear: number;
  /** Key of the rule set: grades of different scales are not compared. */
  ruleSet: string;
}

export interface GradeProblem {
  /** `grade`, `evidence`, `overrideReason`, or `answers` with the question's key. */
  at: readonly string[];
  code: string;
  params?: Record<string, string | number>;
}

/** Shorter ones say nothing ("same as last year" has more). */
export const MIN_REASON = 10;
/** Years after which an unchanged grade is pointed out. */
export const SAME_GRADE_YEARS = 3;

const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, "").toLowerCase();

interface Chosen {
  rules: RuleSet;
  proposal: GradeProposal;
  choice: GradeChoice;
  /** The newest year first. */
  past: readonly PastGrade[];
}

/** What is wrong with a grade that is to be handed in: one line a field. */
export function checkGradeChoice(chosen: Chosen): GradeProblem[] {
  return [...gradeProblems(chosen), ...answerProblems(chosen), ...reasonProblems(chosen), ...evidenceProblems(chosen)];
}

function gradeProblems({ rules, choice }: Chosen): GradeProblem[] {
  if (choice.grade === null) return [{ at: ["grade"], code: "review.error.gradeMissing" }];
  return findGrade(rules, choice.grade) ? [] : [{ at: ["grade"], code: "review.error.gradeUnknown" }];
}

function answerProblems({ rules, choice }: Chosen): GradeProblem[] {
  return rules.questions
    .filter(({ key, options }) => !options.some((option) => option.key === choice.answers[key]))
    .map(({ key }) => ({ at: ["answers", key], code: "review.error.answerMissing" }));
}

function reasonProblems(chosen: Chosen): GradeProblem[] {
  if (!needsReason(chosen) || plain(chosen.choice.overrideReason).length >= MIN_REASON) return [];
  return [{ at: ["overrideReason"], code: "review.error.overrideReasonShort", params: { min: MIN_REASON } }];
}

/** Where the rule leads to a grade, another one needs a reason; so does any grade where the numbers are missing. */
export function needsReason({ rules, proposal, choice }: Omit<Chosen, "past">): boolean {
  if (choice.grade === null || choice.grade === proposal.grade) return false;
  if (findGrade(rules, choice.grade)?.isUndetermined && !proposal.isDeterminable) return false;
  return proposal.reason !== "judgement";
}

/** True where the product proposed another grade. */
export function isOverride(proposal: Pick<GradeProposal, "grade" | "isDeterminable">, grade: string | null): boolean {
  return proposal.isDeterminable && grade !== null && grade !== proposal.grade;
}

function evidenceProblems({ rules, choice, past }: Chosen): GradeProblem[] {
  const last = past[0];
  if (!last || choice.grade === null || !isChanged(last, { ruleSet: rules.key, grade: choice.grade })) return [];
  const isNew = plain(choice.evidence) !== "" && plain(choice.evidence) !== plain(last.evidence);
  return isNew
    ? []
    : [{ at: ["evidence"], code: "review.error.evidenceForChange", params: { fiscalYear: last.fiscalYear } }];
}

/** Another grade than last year, on the same scale. */
export function isChanged(last: PastGrade, now: Pick<PastGrade, "ruleSet" | "grade">): boolean {
  return last.grade !== null && last.ruleSet === now.ruleSet && last.grade !== now.grade;
}

/**
 * In how many years running the grade has been the same with nothing new to show for it, the first of them included. Ends
 * at a year that brought new evidence, at another grade, at another scale and at a gap. `grades`: the newest first.
 */
export function sameGradeYears(grades: readonly PastGrade[]): number {
  const [newest] = grades;
  if (!newest || newest.grade === null) return 0;
  let years = 1;
  for (const [index, now] of grades.entries()) {
    const before = grades[index + 1];
    if (!before || !isRepeated(now, before)) break;
    years += 1;
  }
  return years;
}

function isRepeated(now: PastGrade, before: PastGrade): boolean {
  const isSame = now.grade === before.grade && now.ruleSet === before.ruleSet;
  const broughtNew = plain(now.evidence) !== "" && plain(now.evidence) !== plain(before.evidence);
  return isSame && !broughtNew && before.fiscalYear === now.fiscalYear - 1;
}

/** Long enough without anything new that checker and officer are told. */
export const isRitual = (grades: readonly PastGrade[]): boolean => sameGradeYears(grades) >= SAME_GRADE_YEARS;
