import type { Scope } from "#platform/db/scope.ts";
import type { PublicPage } from "#platform/module.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import { listRecords } from "../records/plan-record.data.ts";
import { listPlans } from "./plan-overview.data.ts";

/** Below a plan's address, one page for each record. */
const RECORD_PAGES: Readonly<Record<string, string>> = {
  nodes: "nodes",
  projects: "projects",
  evidenceGroups: "evidence",
};
const PLACES = ["", "/tree", "/trace", "/evidence", "/partners", "/versions", "/downloads"];

/** Every plan with what can be read of it. Earlier versions and comparisons are found from there. */
export async function listPlanPages(scope: Scope): Promise<PublicPage[]> {
  const paths: string[] = [];
  for (const { id, key } of await listPlans(scope)) {
    const root = `/plans/${key}`;
    paths.push(...PLACES.map((place) => `${root}${place}`));
    for (const kind of PLAN_KINDS.filter(({ name }) => name in RECORD_PAGES)) {
      const records = await listRecords(scope, kind, { planId: id });
      paths.push(...records.map((record) => `${root}/${RECORD_PAGES[kind.name]}/${record.key}`));
    }
  }
  return paths.map((path) => ({ path, group: "plan" }));
}
