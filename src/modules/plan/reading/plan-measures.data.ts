import type { Scope } from "#platform/db/scope.ts";
import { fiscalYearDays, fiscalYearOf } from "#platform/i18n/partial-date.ts";
import type { Measure } from "#platform/module.ts";
import { countEffectiveFacts } from "../facts/fact.data.ts";
import { inForce } from "../records/in-force.data.ts";

/** What the plan module can tell about itself. */
export const planMeasures: readonly Measure[] = [
  { name: "plan.activeProjects", unit: { ja: "事業", en: "projects" }, read: countActiveProjects },
  { name: "plan.factsRecorded", unit: { ja: "件", en: "entries" }, read: countFactsOfYear },
];

/** Projects of all plans that have not ended; a project that is listed again counts once. Null before there is any plan. */
async function countActiveProjects(scope: Scope, today: string): Promise<string | null> {
  const plan = await scope.db
    .selectFrom("plans")
    .select("id")
    .where("municipality_id", "=", scope.municipalityId)
    .limit(1)
    .executeTakeFirst();
  if (!plan) return null;
  const { count } = await scope.db
    .selectFrom("plan_projects")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("municipality_id", "=", scope.municipalityId)
    .where(inForce(today))
    .executeTakeFirstOrThrow();
  return String(count);
}

/** Entries of the ledger that count, of the fiscal year so far. Null before there is any entry at all. */
async function countFactsOfYear(scope: Scope, today: string): Promise<string | null> {
  const { from } = fiscalYearDays(fiscalYearOf(today));
  const count = await countEffectiveFacts(scope, { from, to: today });
  if (count > 0) return String(count);
  return (await countEffectiveFacts(scope, { from: "0001-01-01", to: today })) > 0 ? "0" : null;
}
