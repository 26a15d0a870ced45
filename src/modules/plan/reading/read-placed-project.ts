import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { listPlacedProjects, type PlacedProject } from "./project-page.data.ts";

/** One project, in force or retired. @throws AppError notFound */
export async function readPlacedProject(
  ctx: ResidentContext,
  input: { plan: string; key: string },
): Promise<PlacedProject> {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const [found] = await listPlacedProjects(scope, { planId, keys: [input.key] });
    if (!found) throw notFound("plan.error.recordNotFound");
    return found;
  });
}
