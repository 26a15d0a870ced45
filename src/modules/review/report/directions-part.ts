import { Decimal } from "decimal.js";
import type { Block, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import { ROLLING_KINDS, type RollingKind, type RollingYear, type SheetValues } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { listReportedSheets } from "../sheets/sheet.data.ts";
import { exactNumber } from "../web/exact-number.ts";

interface PlannedProject {
  title: Text;
  years: readonly RollingYear[];
}

/** The next year and the two after it: what becomes of each project, and what it costs. */
export const directionsPart = reportPart<PlannedProject[]>({
  name: "review.directions",
  title: "review.report.directions",
  async read(scope, { planId, fiscalYear }) {
    const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
    if (!cycle) return [];
    const sheets = await listReportedSheets(scope, { cycleId: cycle.id });
    return sheets.map((sheet) => ({ title: sheet.projectTitle, years: rollingOf(sheet.values) }));
  },
  draw: (projects, say) => drawDirections(projects, say),
});

export function rollingOf(values: SheetValues): readonly RollingYear[] {
  for (const value of Object.values(values)) if ("years" in value) return value.years;
  return [];
}

function drawDirections(projects: readonly PlannedProject[], say: Translator): Block[] {
  const years = [...new Set(projects.flatMap((project) => project.years.map(({ year }) => year)))].sort();
  if (years.length === 0) return [{ kind: "paragraph", tone: "note", text: lineOf(say.message("review.report.none")) }];
  return [kindsTable(projects, say, years[0] ?? 0), projectsTable(projects, say, years)];
}

/** How many projects go which way next year, and their cost together. */
function kindsTable(projects: readonly PlannedProject[], say: Translator, year: number): Block {
  const next = projects.flatMap((project) => project.years.filter((entry) => entry.year === year));
  const rows = ROLLING_KINDS.flatMap((kind) => {
    const own = next.filter((entry) => entry.kind === kind);
    return own.length === 0 ? [] : [kindRow(kind, own, say)];
  });
  return {
    kind: "table",
    caption: [say.format.fiscalYear(year)],
    columns: [
      { title: lineOf(say.message("review.rolling.kind")) },
      { title: lineOf(say.message("review.report.projects")), align: "end" },
      { title: lineOf(say.message("review.report.cost")), align: "end" },
    ],
    rows,
    headerColumns: 1,
  };
}

function kindRow(kind: RollingKind, years: readonly RollingYear[], say: Translator): Line[][] {
  const cost = years.reduce((so, { amounts }) => so.plus(sumOf(amounts) ?? 0), new Decimal(0)).toFixed();
  return [
    [lineOf(say.message(`review.direction.${kind}`))],
    [[say.format.number(years.length)]],
    [[exactNumber(say, cost)]],
  ];
}

function projectsTable(projects: readonly PlannedProject[], say: Translator, years: readonly number[]): Block {
  return {
    kind: "table",
    columns: [
      { title: lineOf(say.message("review.report.project")), width: 3 },
      ...years.map((year) => ({ title: [say.format.fiscalYear(year)], align: "end" as const })),
    ],
    rows: projects.map(({ title, years: own }) => [
      [lineOf(say.text(title))],
      ...years.map((year) =>
        cellOf(
          own.find((entry) => entry.year === year),
          say,
        ),
      ),
    ]),
    headerColumns: 1,
  };
}

function cellOf(year: RollingYear | undefined, say: Translator): Line[] {
  if (!year?.kind) return [["—"]];
  const sum = sumOf(year.amounts);
  return [lineOf(say.message(`review.direction.${year.kind}`)), ...(sum === null ? [] : [[exactNumber(say, sum)]])];
}
