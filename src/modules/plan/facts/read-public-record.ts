import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listFactRows } from "./fact.data.ts";
import type { Fact, Quantity } from "./fact.rules.ts";
import { isPublished } from "./fact-reporter.data.ts";
import type { FactSum } from "./fact-sum.rules.ts";
import { byYear } from "./read-project-facts.ts";

/** What residents see of a project's facts. */
export interface PublicRecord {
  /** Newest first; their counts and sums are of all facts. */
  years: { fiscalYear: number; count: number; sums: FactSum[] }[];
  /** The newest of those whose title may be shown. */
  newest: { date: string; title: Text; quantities: readonly Quantity[] }[];
  /** Some of it was invented for the demonstration. */
  hasDemo: boolean;
}

const NEWEST = 5;

/** Null where the city does not publish the plan's facts, or there are none. What was taken back is never shown. */
export async function readPublicRecord(
  scope: Scope,
  place: { planId: number; project: string },
): Promise<PublicRecord | null> {
  if (!(await isPublished(scope, place.planId))) return null;
  const facts = await listFactRows(scope, { planId: place.planId, projects: [place.project] });
  const years = byYear(facts).filter(({ count }) => count > 0);
  const effective = years.flatMap((year) => year.effective);
  if (effective.length === 0) return null;
  const seen = ({ date, title, quantities }: Fact) => ({ date, title, quantities });
  return {
    years: years.map(({ fiscalYear, count, sums }) => ({ fiscalYear, count, sums })),
    newest: effective
      .filter((fact) => fact.isPublic)
      .slice(0, NEWEST)
      .map(seen),
    hasDemo: effective.some(({ basis }) => basis === "demo"),
  };
}
