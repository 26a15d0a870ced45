import type { Scope } from "#platform/db/scope.ts";
import type { Measure } from "#platform/module.ts";
import { inForce } from "../records/in-force.data.ts";

/** What the plan module can tell about itself. */
export const planMeasures: readonly Measure[] = [
  { name: "plan.activeProjects", unit: { ja: "事業", en: "projects" }, read: countActiveProjects },
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
