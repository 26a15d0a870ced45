import { DIRECTIONS, type Direction, FUND_SOURCES, type FundSource } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { type ProjectYear, total } from "./project-year.rules.ts";

/** Thousand yen, exact; null where nobody said. */
export interface BudgetAndSettled {
  budget: string | null;
  settled: string | null;
}

export interface DirectionMoney extends BudgetAndSettled {
  /** Null: the sheet names none. */
  direction: Direction | null;
  projects: number;
}

export interface SourceMoney extends BudgetAndSettled {
  source: FundSource;
}

/** The money of a year. Plain JSON. */
export interface YearMoney {
  byDirection: DirectionMoney[];
  bySource: SourceMoney[];
  sum: BudgetAndSettled;
  projects: number;
  /** Sheets that name no settled amount: they are in no sum. */
  withoutSettled: number;
  /** Settled amounts that are not final yet. */
  provisional: number;
}

type Counted = Pick<ProjectYear, "direction" | "budget" | "settled"> & { isProvisional: boolean };

/** Sums by direction and by source of funds; what no project has is left out. */
export function yearMoney(projects: readonly Counted[]): YearMoney {
  return {
    byDirection: [...DIRECTIONS, null].flatMap((direction) => {
      const own = projects.filter((project) => project.direction === direction);
      return own.length === 0 ? [] : [{ direction, projects: own.length, ...sums(own) }];
    }),
    bySource: FUND_SOURCES.flatMap((source) => {
      const budget = total(projects.map((project) => project.budget?.[source]));
      const settled = total(projects.map((project) => project.settled?.[source]));
      return budget === null && settled === null ? [] : [{ source, budget, settled }];
    }),
    sum: sums(projects),
    projects: projects.length,
    withoutSettled: projects.filter(({ settled }) => settled === null).length,
    provisional: projects.filter(({ settled, isProvisional }) => settled !== null && isProvisional).length,
  };
}

const sums = (projects: readonly Counted[]): BudgetAndSettled => ({
  budget: total(projects.map(({ budget }) => budget && sumOf(budget))),
  settled: total(projects.map(({ settled }) => settled && sumOf(settled))),
});
