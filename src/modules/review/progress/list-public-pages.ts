import { listPlans } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { PublicPage } from "#platform/module.ts";
import { listPublishedYears } from "../sheets/sheet.data.ts";

/** The years of each plan that have something to show; their projects are found from there. */
export async function listProgressPages(scope: Scope): Promise<PublicPage[]> {
  const paths: string[] = [];
  for (const { id, key } of await listPlans(scope)) {
    const years = await listPublishedYears(scope, id);
    if (years.length === 0) continue;
    const root = `/plans/${key}/progress`;
    paths.push(root, `${root}/rolling`, ...years.map((year) => `${root}/${year}`));
  }
  return paths.map((path) => ({ path, group: "plan" }));
}
