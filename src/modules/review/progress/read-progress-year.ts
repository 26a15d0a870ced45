import { listBodies, listSections } from "#modules/accounts/public.ts";
import { getPlanHead, type PlanHead } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { GradeDistribution } from "../grading/distribution.rules.ts";
import { readGradeDistribution } from "../grading/read-distribution.ts";
import { listSheetHeads } from "../sheets/sheet.data.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";
import { type YearMoney, yearMoney } from "./money.rules.ts";
import { projectYearOf } from "./project-year.rules.ts";
import { getPublicYears, listPublicYears, type PublicYear } from "./public-year.ts";
import { type Reporters, reportingOf, type SectionReporting } from "./reporting.rules.ts";

/** All that is public of a plan's year. */
export interface ProgressYear {
  head: PlanHead;
  year: PublicYear;
  /** The years before it, the newest first. */
  earlier: readonly PublicYear[];
  sections: SectionReporting[];
  money: YearMoney;
  grades: GradeDistribution | null;
}

/** @throws AppError notFound where nothing of the year is public */
export async function readProgressYear(
  ctx: ResidentContext,
  at: { plan: string; year: number },
): Promise<ProgressYear> {
  return ctx.readOnce(`progress ${at.plan} ${at.year}`, async (scope) => {
    const { head } = await getPlanHead(scope, at.plan);
    const [year, ...earlier] = await getPublicYears(scope, at);
    return {
      head,
      year,
      earlier,
      sections: await readReporting(scope, year),
      money: moneyOf(year),
      grades: await readGradeDistribution(scope, { cycleId: year.cycle.id, states: ["published"] }),
    };
  });
}

/** `states`: the sheets that count as reported; the published ones where it is left out. */
export async function readReporting(
  scope: Scope,
  { cycle, states }: Pick<PublicYear, "cycle"> & { states?: readonly SheetState[] },
): Promise<SectionReporting[]> {
  const heads = await listSheetHeads(scope, { cycleId: cycle.id });
  return reportingOf(heads, { reportsDue: cycle.reportsDue, reporters: await readReporters(scope), states });
}

export async function readReporters(scope: Scope): Promise<Reporters> {
  const sections = new Map((await listSections(scope)).map((section) => [section.id, section]));
  return { sections, bodies: new Map((await listBodies(scope)).map((body) => [body.id, body])) };
}

export const moneyOf = ({ fields, sheets }: Pick<PublicYear, "fields" | "sheets">): YearMoney =>
  yearMoney(
    sheets.map(({ values, settledState }) => ({
      ...projectYearOf(fields, values),
      isProvisional: settledState === "provisional",
    })),
  );

/** The years of a plan of which something is public, the newest first. */
export async function listProgressYears(
  ctx: ResidentContext,
  plan: string,
): Promise<{ head: PlanHead; years: { year: PublicYear; sections: SectionReporting[] }[] }> {
  return ctx.readOnce(`progress ${plan}`, async (scope) => {
    const { plan: reference, head } = await getPlanHead(scope, plan);
    const years = [];
    for (const year of await listPublicYears(scope, { planId: reference.id }))
      years.push({ year, sections: await readReporting(scope, year) });
    return { head, years };
  });
}
