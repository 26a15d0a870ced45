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

/** What an invented sheet says: short, in the words of the file, the grade following the numbers. */
export function demoValues(project: DemoProject, { fiscalYear, index }: DemoOutcome): SheetValues {
  const grade = gradeOf(project, index);
  const amount = String(project.amount);
  const outputs = project.outputs.map(([name, unit, numbers]) => ({
    name,
    unit,
    planned: text(numbers[Math.max(0, index - 1)]),
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
    selfGrade: { grade, evidence: `事業の記録（${told}）`, overrideReason: "", answers: {} },
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

function gradeOf({ outputs }: DemoProject, index: number): string {
  const [first] = outputs;
  const now = first?.[2][index] ?? 0;
  const before = first?.[2][Math.max(0, index - 1)] ?? 0;
  if (now === 0) return "D";
  if (now < before) return "C";
  return now > before * 1.1 ? "A" : "B";
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
