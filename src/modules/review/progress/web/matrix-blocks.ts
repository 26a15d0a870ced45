import type { Block, Inline, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { markOf } from "../../grading/web/grade-words.ts";
import type { Sheet } from "../../sheets/sheet.data.ts";
import { projectYearOf } from "../project-year.rules.ts";
import type { PublicYear } from "../public-year.ts";
import { said } from "./money-blocks.ts";

interface Matrix {
  year: PublicYear;
  /** The newest first. */
  earlier: readonly PublicYear[];
  /** Where a project's sheet of the year is read. */
  hrefOf(project: string): string;
}

/** Each project with its grade and direction, year beside year; a table for each top of the plan. */
export function matrixBlocks(say: Translator, { year, earlier, hrefOf }: Matrix): Block[] {
  const years = [...[...earlier].reverse(), year];
  const sheetOf = years.map(({ sheets }) => new Map(sheets.map((sheet) => [sheet.project, sheet])));
  return byTop(year.sheets).map(({ title, sheets }) => ({
    kind: "table",
    caption: topLine(say, title),
    columns: [
      { title: said(say, "review.report.project"), width: 3 },
      ...years.map(({ cycle }) => ({ title: [say.format.fiscalYear(cycle.fiscalYear)] })),
    ],
    headerColumns: 1,
    rows: sheets.map(({ project, projectTitle }) => [
      [linked(lineOf(say.text(projectTitle)), hrefOf(project))],
      ...years.map((each, index) => gradeCell(say, each, sheetOf[index]?.get(project))),
    ]),
  }));
}

interface Top {
  title: { number: string | null; title: Text } | null;
  sheets: Sheet[];
}

/** In the order of the plan; the first step of the way down to a project names its group. */
export function byTop(sheets: readonly Sheet[]): Top[] {
  const groups = Map.groupBy(sheets, ({ place }) => place[0]?.key ?? "");
  return [...groups.values()].map((own) => ({ title: own[0]?.place[0] ?? null, sheets: own }));
}

export const topLine = (say: Translator, title: Top["title"]): Line =>
  title ? [...(title.number ? [`${title.number} `] : []), ...lineOf(say.text(title.title))] : [];

export const linked = (line: Line, href: string): Line =>
  line.map((inline): Inline => ({ ...(typeof inline === "string" ? { text: inline } : inline), href }));

function gradeCell(say: Translator, { fields, rules }: PublicYear, sheet: Sheet | undefined): Line[] {
  if (!sheet) return [["—"]];
  const { grade, direction } = projectYearOf(fields, sheet.values);
  const mark = grade !== null && rules !== null ? markOf(say, rules, grade) : grade;
  return [
    [
      { text: mark ?? "—", strong: true },
      ...(direction === null ? [] : [" ", ...said(say, `review.direction.${direction}`)]),
    ],
  ];
}
