import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { countProjects, listPlacedProjects, listProjectKeys, type PlacedProject } from "./project-page.data.ts";

export interface ProjectPage {
  total: number;
  projects: PlacedProject[];
}

/** One page of the projects in force; pages count from 1. @throws AppError notFound */
export async function pageProjects(
  ctx: ResidentContext,
  input: { plan: string; page: number; per: number },
): Promise<ProjectPage> {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const offset = (input.page - 1) * input.per;
    const today = todayInJapan(ctx.clock.now());
    const keys = await listProjectKeys(scope, { planId, offset, limit: input.per, today });
    const total = await countProjects(scope, planId, today);
    return { total, projects: await listPlacedProjects(scope, { planId, keys }) };
  });
}
