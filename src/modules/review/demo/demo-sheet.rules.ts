import type { SheetValues } from "../fields/field-value.rules.ts";
import { ROLLING_YEARS } from "../fields/field-value.rules.ts";
import { emptyYear } from "../sheets/prefill.rules.ts";
import type { DemoProject } from "./demo-review-file.ts";

/** How an invented year turned out: by how much its numbers stand above or below the year before. */
export interface DemoOutcome {
  fiscalYear: number;
  /** Place of the year in the file, for its numbers. */
  index: number;
}

const GRADE_WORDS: Readonly<Record<string, string>> = {
  A: "計画を上回り、参加した人からもよい声があった。",
  B: "ほぼ計画どおりに実施した。",
  C: "実施したが、数が計画に届かなかった。",
  D: "計画した形では実施できなかった。",
};

/** By how much more or less than was done the invented plans were: some a little too bold, one far. */
const BOLDNESS = [1, 1, 1.1, 0.95, 1.35, 1, 1.2] as const;

/** The same for a project in every year, and different enough between projects. */
const mark = ({ key }: DemoProject): number => [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

function plannedFor(project: DemoProject, actual: number | undefined): string | null {
  if (actual === undefined) return null;
  return String(Math.max(1, Math.round(actual * (BOLDNESS[mark(project) % BOLDNESS.length] ?? 1))));
}

/** Projects that say the same every year, so that the remark on it can be seen. */
const bringsNothingNew = (project: DemoProject): boolean => mark(project) % 11 === 3;

/** What an invented sheet says: short, in the words of the file, the grade following the numbers. */
export function demoValues(project: DemoProject, { fiscalYear, index }: DemoOutcome): SheetValues {
  const { grade } = selfGradeOf(project, index);
  const amount = String(project.amount);
  const outputs = project.outputs.map(([name, unit, numbers]) => ({
    name,
    unit,
    planned: plannedFor(project, numbers[index]),
    actual: text(numbers[index]),
    takenFrom: null,
  }));
  const told = outputs.map(({ name, unit, actual }) => `${name}${actual ?? 0}${unit}`).join("、");
  return {
    planned: { text: `${project.act}。` },
    outputs: { outputs },
    done: { text: `${project.act}を行った（${told}）。` },
    budget: { amounts: { general: amount } },
    settled: { amounts: { general: String(Math.round(project.amount * 0.96)) } },
    selfGrade: { ...selfGradeOf(project, index), evidence: bringsNothingNew(project) ? "" : `事業の記録（${told}）` },
    reasons: { text: GRADE_WORDS[grade] ?? "" },
    issues: { text: grade === "C" || grade === "D" ? "周知の方法と時期を見直す。" : "担い手を広げる。" },
    direction: { direction: project.direction },
    directionReason: { text: REASONS[project.direction] },
    rolling: { years: rollingYears(project, fiscalYear) },
  };
}

const text = (value: number | undefined): string | null => (value === undefined ? null : String(value));

const REASONS = {
  expand: "求める人が増えているため。",
  continue: "効果が続いているため。",
  improve: "やり方を変えると、より届くため。",
  shrink: "求める人が減っているため。",
  end: "役割を終えたため。",
  done: "目的を果たしたため。",
} as const;

/** The grade to which the numbers lead (A from all that was planned, B from 80 %, C from 50 %); once in a while a person sees it better. */
function selfGradeOf(project: DemoProject, index: number) {
  const shares = project.outputs.map(([, , numbers]) => {
    const actual = numbers[index] ?? 0;
    return actual / Number(plannedFor(project, actual));
  });
  const lowest = Math.min(...shares);
  const grade = lowest >= 1 ? "A" : lowest >= 0.8 ? "B" : lowest >= 0.5 ? "C" : "D";
  const isSeenBetter = mark(project) % 13 === 5 && grade !== "A";
  return isSeenBetter
    ? {
        grade: grade === "B" ? "A" : "B",
        overrideReason: "予定した回数には届かなかったが、参加した人の数は前の年を上回ったため。",
        answers: {},
      }
    : { grade, overrideReason: "", answers: {} };
}

function rollingYears({ act, amount, direction }: DemoProject, fiscalYear: number) {
  const isOver = direction === "end" || direction === "done";
  return Array.from({ length: ROLLING_YEARS }, (_, offset) => {
    const year = emptyYear(fiscalYear + 1 + offset);
    if (isOver)
      return { ...year, kind: offset === 0 ? direction : null, activities: offset === 0 ? "実施しない。" : "" };
    const growth = direction === "expand" ? 1 + 0.05 * (offset + 1) : 1;
    return {
      ...year,
      kind: direction,
      activities: `${act}。`,
      amounts: { general: String(Math.round(amount * growth)) },
    };
  });
}
