import type { Text } from "#platform/i18n/text.ts";
import type { GradeProposal } from "./grade.rules.ts";
import { isOverride, isRitual, type PastGrade } from "./grade-choice.rules.ts";
import type { Grade, RuleSet } from "./rule-set.rules.ts";

/** A sheet as the distribution counts it. */
export interface CountedSheet {
  project: string;
  /** The top of the plan under which it stands. */
  top: { key: string; number: string | null; title: Text } | null;
  /** Null where nobody has given a grade. */
  given: { grade: string | null; evidence: string; proposal: Pick<GradeProposal, "grade" | "isDeterminable"> } | null;
  /** The newest year first. */
  past: readonly PastGrade[];
}

export interface GradeCount {
  /** Key of the grade. */
  grade: string;
  count: number;
}

/** How grades fell in a year. Plain JSON. */
export interface GradeDistribution {
  fiscalYear: number;
  ruleSet: { key: string; version: number; title: Text };
  /** The scale, the best first. */
  scale: Pick<Grade, "key" | "mark" | "title" | "isUndetermined">[];
  sheets: number;
  /** Of each grade of the scale, also where it is none. */
  grades: GradeCount[];
  /** The year before by the same rule; null where it was graded by another or not at all. */
  lastYear: GradeCount[] | null;
  notGraded: number;
  notApplicable: number;
  /** A person decided otherwise than the rule. */
  overridden: number;
  /** The same for three years with nothing new to show for it. */
  unchanged: number;
  byMeasure: { key: string; number: string | null; title: Text; sheets: number; grades: GradeCount[] }[];
}

interface Counting {
  rules: RuleSet;
  version: number;
  fiscalYear: number;
  sheets: readonly CountedSheet[];
}

/** Counts each sheet once: its grade, or that it has none. */
export function distributionOf({ rules, version, fiscalYear, sheets }: Counting): GradeDistribution {
  const tops = Map.groupBy(sheets, ({ top }) => top?.key ?? "");
  const last = sheets.flatMap(({ past }) => past.find((year) => year.fiscalYear === fiscalYear - 1) ?? []);
  const lastByThisRule = last.filter((year) => year.ruleSet === rules.key && year.grade !== null);
  const yearsOf = ({ given, past }: CountedSheet): PastGrade[] =>
    given ? [{ fiscalYear, ruleSet: rules.key, grade: given.grade, evidence: given.evidence }, ...past] : [];
  return {
    fiscalYear,
    ruleSet: { key: rules.key, version, title: rules.title },
    scale: rules.grades.map(({ key, mark, title, isUndetermined }) => ({ key, mark, title, isUndetermined })),
    sheets: sheets.length,
    grades: countsOf(rules, sheets.map(gradeOf)),
    lastYear:
      lastByThisRule.length > 0
        ? countsOf(
            rules,
            lastByThisRule.map(({ grade }) => grade),
          )
        : null,
    notGraded: sheets.filter(({ given }) => given === null).length,
    notApplicable: sheets.filter(({ given }) => given !== null && given.grade === null).length,
    overridden: sheets.filter(({ given }) => given && isOverride(given.proposal, given.grade)).length,
    unchanged: sheets.filter((sheet) => isRitual(yearsOf(sheet))).length,
    byMeasure: [...tops.values()].flatMap((own) => {
      const top = own[0]?.top;
      return top ? [{ ...top, sheets: own.length, grades: countsOf(rules, own.map(gradeOf)) }] : [];
    }),
  };
}

const gradeOf = ({ given }: CountedSheet) => given?.grade ?? null;

const countsOf = ({ grades }: RuleSet, given: readonly (string | null)[]): GradeCount[] =>
  grades.map(({ key }) => ({ grade: key, count: given.filter((grade) => grade === key).length }));
