import type { Text } from "#platform/i18n/text.ts";
import {
  FUND_SOURCES,
  type FundSource,
  ROLLING_KINDS,
  ROLLING_YEARS,
  type RollingKind,
  type RollingYear,
} from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import type { Sheet } from "../sheets/sheet.data.ts";
import { projectYearOf, total } from "./project-year.rules.ts";
import type { PublicYear } from "./public-year.ts";

/** A project in the rolling plan. */
export interface RollingProject {
  project: string;
  title: Text;
  place: Sheet["place"];
  /** By year; a year of which the sheet says nothing is not there. */
  years: ReadonlyMap<number, RollingYear>;
}

/** The next year and the two after it, as the newest published sheets say. Thousand yen; null where nobody said. */
export interface RollingPlan {
  years: number[];
  projects: RollingProject[];
  byKind: { kind: RollingKind; projects: number[]; costs: (string | null)[] }[];
  bySource: { source: FundSource; costs: (string | null)[] }[];
  sums: (string | null)[];
}

export function rollingPlan({ cycle, fields, sheets }: PublicYear): RollingPlan {
  const years = Array.from({ length: ROLLING_YEARS }, (_, index) => cycle.fiscalYear + 1 + index);
  const projects = sheets.map(({ project, projectTitle, place, values }) => ({
    project,
    title: projectTitle,
    place,
    years: new Map(projectYearOf(fields, values).rolling.map((entry) => [entry.year, entry])),
  }));
  const inYear = (year: number) => projects.flatMap((project) => project.years.get(year) ?? []);
  const ofKind = (year: number, kind: RollingKind) => inYear(year).filter((entry) => entry.kind === kind);
  const cost = (entries: readonly RollingYear[]) => total(entries.map(({ amounts }) => sumOf(amounts)));
  return {
    years,
    projects,
    byKind: ROLLING_KINDS.flatMap((kind) => {
      const own = years.map((year) => ofKind(year, kind));
      if (own.every((entries) => entries.length === 0)) return [];
      return [{ kind, projects: own.map(({ length }) => length), costs: own.map(cost) }];
    }),
    bySource: FUND_SOURCES.flatMap((source) => {
      const costs = years.map((year) => total(inYear(year).map(({ amounts }) => amounts[source])));
      return costs.every((entry) => entry === null) ? [] : [{ source, costs }];
    }),
    sums: years.map((year) => cost(inYear(year))),
  };
}
