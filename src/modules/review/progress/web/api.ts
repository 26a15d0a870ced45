import { z } from "zod";
import { textShape } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { json } from "#platform/http/reply.ts";
import { apiRead, type Route } from "#platform/http/route.ts";
import { DIRECTIONS, FUND_SOURCES, ROLLING_KINDS } from "../../fields/field-value.rules.ts";
import { readYearData } from "../data-package.ts";
import type { PublishedProject } from "../open-data.rules.ts";
import type { PublicYear } from "../public-year.ts";
import { listProgressYears, readProgressYear } from "../read-progress-year.ts";
import { reportingStatus, type SectionReporting } from "../reporting.rules.ts";

const count = z.number().int();
const amount = z.string().nullable().describe("Thousand yen as an exact decimal; null where nobody said.");
const amounts = z.partialRecord(z.enum(FUND_SOURCES), z.string()).meta({
  id: "AmountsBySource",
  description: "Thousand yen by source of funds; a source that is not named has none.",
});

const urlsShape = z.object({
  self: z.string(),
  page: z.string().describe("For readers, in Japanese."),
  dataPackage: z.string().describe("Frictionless Data Package: all tables as CSV with their schemas."),
});

const yearShape = z
  .object({
    fiscalYear: count.describe("April of this year to March of the next."),
    projects: count.describe("With a published sheet."),
    sections: count.describe("Sections and bodies that reported."),
    publishedAt: z.iso.datetime().nullable(),
    isDemo: z.boolean().describe("Invented for the demonstration."),
    urls: urlsShape,
  })
  .meta({ id: "ProgressYear" });

const budgetAndSettled = { budget: amount, settled: amount };

const projectShape = z
  .object({
    project: z.string(),
    title: textShape,
    place: z.array(z.object({ key: z.string(), number: z.string().nullable(), title: textShape })),
    section: z.object({ id: z.string(), isBody: z.boolean(), name: textShape }),
    grade: z
      .object({ key: z.string(), mark: textShape.nullable(), title: textShape.nullable(), evidence: z.string() })
      .nullable(),
    direction: z.enum(DIRECTIONS).nullable(),
    outputs: z.array(
      z.object({
        name: z.string(),
        unit: z.string(),
        planned: z.string().nullable(),
        actual: z.string().nullable(),
        records: count.describe("Records of work that the number is the sum of; 0 where somebody typed it."),
      }),
    ),
    budget: amounts.nullable(),
    settled: amounts.nullable(),
    settledState: z.enum(["none", "provisional", "confirmed"]),
    plans: z.array(z.object({ year: count, kind: z.enum(ROLLING_KINDS).nullable(), activities: z.string(), amounts })),
    texts: z.array(z.object({ field: z.string(), label: textShape, text: z.string(), isNotApplicable: z.boolean() })),
  })
  .meta({ id: "PublishedSheet" });

const wholeYearShape = z
  .object({
    ...yearShape.shape,
    reporting: z.array(
      z.object({
        id: z.string(),
        isBody: z.boolean(),
        name: textShape,
        projects: count,
        published: count,
        late: count,
        status: z.enum(["all", "allLate", "some", "none"]),
      }),
    ),
    grades: z
      .array(z.object({ key: z.string(), mark: textShape.nullable(), title: textShape, projects: count }))
      .describe("The best first. Empty where the year has no rule."),
    money: z.object({
      byDirection: z.array(
        z.object({ direction: z.enum(DIRECTIONS).nullable(), projects: count, ...budgetAndSettled }),
      ),
      bySource: z.array(z.object({ source: z.enum(FUND_SOURCES), ...budgetAndSettled })),
      sum: z.object(budgetAndSettled),
    }),
    sheets: z.array(projectShape),
  })
  .meta({ id: "ProgressOfYear" });

/** What is public of the yearly review, for machines: published sheets and nothing of any other. */
export const progressApiRoutes: readonly Route[] = [
  apiRead({
    path: "/plans/:plan/progress",
    summary: "The fiscal years of a plan of which something is published, the newest first",
    response: z.object({ years: z.array(yearShape) }),
    async handle(ctx, { params }) {
      const { years } = await listProgressYears(ctx, params.plan ?? "");
      return json({ years: years.map(({ year, sections }) => apiYear(ctx, year, sections)) });
    },
  }),
  apiRead({
    path: "/plans/:plan/progress/:year",
    summary: "A fiscal year of a plan: who reported, grades, money, and every published sheet",
    response: wholeYearShape,
    async handle(ctx, { params }) {
      const at = { plan: params.plan ?? "", year: Number(params.year) };
      const { year, sections, money, grades } = await readProgressYear(ctx, at);
      const { projects } = await readYearData(ctx, at);
      const { byDirection, bySource, sum } = money;
      return json({
        ...apiYear(ctx, year, sections),
        reporting: sections.map((section) => ({ ...apiSection(section), status: reportingStatus(section) })),
        grades: (grades?.scale ?? []).map(({ key, mark = null, title }) => ({
          key,
          mark,
          title,
          projects: grades?.grades.find(({ grade }) => grade === key)?.count ?? 0,
        })),
        money: { byDirection, bySource, sum },
        sheets: projects.map(apiProject),
      });
    },
  }),
];

function apiYear(
  { municipality }: ResidentContext,
  { cycle, sheets }: PublicYear,
  sections: readonly SectionReporting[],
): z.input<typeof yearShape> {
  const { planKey, fiscalYear, publishedAt, basis } = cycle;
  const page = `/${municipality.slug}/ja/plans/${planKey}/progress/${fiscalYear}`;
  return {
    fiscalYear,
    projects: sheets.length,
    sections: sections.filter(({ published }) => published > 0).length,
    publishedAt: publishedAt?.toISOString() ?? null,
    isDemo: basis === "demo",
    urls: {
      self: `/api/v1/municipalities/${municipality.code}/plans/${planKey}/progress/${fiscalYear}`,
      page,
      dataPackage: `${page}/data.zip`,
    },
  };
}

const apiSection = ({ key, ...section }: SectionReporting) => ({ id: key, ...section });

function apiProject({ section, outputs, rolling, ...project }: PublishedProject): z.input<typeof projectShape> {
  const { key: id, isBody, name } = section;
  return {
    ...project,
    place: project.place.map(({ key, number, title }) => ({ key, number, title })),
    section: { id, isBody, name },
    outputs: outputs.map(({ takenFrom, ...output }) => ({ ...output, records: takenFrom?.factIds.length ?? 0 })),
    plans: rolling.map((year) => ({ ...year })),
  };
}
