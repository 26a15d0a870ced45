import type { Block, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { RollingYear } from "../../fields/field-value.rules.ts";
import { sumOf } from "../../fields/money.rules.ts";
import { exactNumber } from "../../web/exact-number.ts";
import type { RollingPlan, RollingProject } from "../rolling.rules.ts";
import { topLine } from "./matrix-blocks.ts";
import { amountCell, endColumn, said } from "./money-blocks.ts";

/** The rolling plan, the same on its page and in its workbook. */
export function rollingBlocks(say: Translator, plan: RollingPlan): Block[] {
  const tops = Map.groupBy(plan.projects, ({ place }) => place[0]?.key ?? "");
  return [
    kindTable(say, plan),
    sourceTable(say, plan),
    { kind: "heading", level: 1, text: said(say, "review.progress.rollingProjects") },
    ...[...tops.values()].map((own) => projectTable(say, plan, own)),
  ];
}

const yearColumns = (say: Translator, { years }: RollingPlan) =>
  years.map((year) => endColumn([say.format.fiscalYear(year)]));

function sumRow(say: Translator, { sums }: RollingPlan): Line[][] {
  return [[said(say, "review.progress.sum")], ...sums.map((sum) => amountCell(say, sum))];
}

function kindTable(say: Translator, plan: RollingPlan): Block {
  return {
    kind: "table",
    caption: said(say, "review.progress.byDirection"),
    columns: [{ title: said(say, "review.rolling.kind"), width: 2 }, ...yearColumns(say, plan)],
    headerColumns: 1,
    totalRows: 1,
    rows: [
      ...plan.byKind.map(({ kind, projects, costs }) => [
        [said(say, `review.direction.${kind}`)],
        ...costs.map((cost, index) => kindCell(say, cost, projects[index] ?? 0)),
      ]),
      sumRow(say, plan),
    ],
  };
}

/** What it costs, and how many projects that are. */
function kindCell(say: Translator, cost: string | null, projects: number): Line[] {
  if (projects === 0) return [["—"]];
  const count = said(say, "review.progress.projectCount", { count: projects });
  return [cost === null ? count : [exactNumber(say, cost), " (", ...count, ")"]];
}

function sourceTable(say: Translator, plan: RollingPlan): Block {
  return {
    kind: "table",
    caption: said(say, "review.progress.bySource"),
    columns: [{ title: said(say, "review.progress.source"), width: 2 }, ...yearColumns(say, plan)],
    headerColumns: 1,
    totalRows: 1,
    rows: [
      ...plan.bySource.map(({ source, costs }) => [
        [said(say, `review.fund.${source}`)],
        ...costs.map((cost) => amountCell(say, cost)),
      ]),
      sumRow(say, plan),
    ],
  };
}

function projectTable(say: Translator, plan: RollingPlan, projects: readonly RollingProject[]): Block {
  return {
    kind: "table",
    caption: topLine(say, projects[0]?.place[0] ?? null),
    columns: [
      { title: said(say, "review.report.project"), width: 2.5 },
      { title: said(say, "review.rolling.activities"), width: 2.5 },
      ...yearColumns(say, plan),
    ],
    headerColumns: 1,
    rows: projects.map(({ title, years }) => [
      [lineOf(say.text(title))],
      activities(say, years.get(plan.years[0] ?? 0)),
      ...plan.years.map((year) => yearCell(say, years.get(year))),
    ]),
  };
}

/** What is done next year; written in Japanese. */
const activities = (say: Translator, year: RollingYear | undefined): Line[] =>
  year?.activities ? year.activities.split("\n").map((line) => lineOf(say.text({ ja: line }))) : [["—"]];

function yearCell(say: Translator, year: RollingYear | undefined): Line[] {
  if (!year?.kind) return [["—"]];
  const sum = sumOf(year.amounts);
  const cost = sum === null ? [] : [" ", exactNumber(say, sum)];
  return [[...said(say, `review.direction.${year.kind}`), ...cost]];
}
