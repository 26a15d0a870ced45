import { z } from "zod";
import { json } from "#platform/http/reply.ts";
import { apiRead, type Route } from "#platform/http/route.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { listCountedPlans } from "../../reading/list-counted-plans.ts";
import { readWholePlan } from "../../reading/read-whole-plan.ts";
import { planHeadKind } from "../../records/plan-kinds.ts";
import { evidenceRoute } from "./api-evidence.ts";
import { nodeListRoute, nodeRoute } from "./api-nodes.ts";
import { apiHead, apiSummary, summaryShape, wholePlanShape } from "./api-plan.ts";
import { projectListRoute, projectRoute } from "./api-projects.ts";
import { apiRecord } from "./api-record.ts";
import { versionListRoute, versionRoute } from "./api-versions.ts";

/** Plans for machines. */
export function planApiRoutes(parts: PlanParts): Route[] {
  return [
    planListRoute(parts),
    wholePlanRoute(parts),
    nodeListRoute,
    nodeRoute,
    projectListRoute,
    projectRoute,
    evidenceRoute,
    versionListRoute,
    versionRoute,
  ];
}

const planListRoute = ({ kinds }: PlanParts) =>
  apiRead({
    path: "/plans",
    summary: "The municipality's plans and how much each holds",
    response: z.object({ plans: z.array(summaryShape(kinds)) }),
    async handle(ctx) {
      const plans = await listCountedPlans(ctx, { kinds });
      return json({ plans: plans.map(({ head, contents }) => apiSummary(ctx.municipality, head, contents)) });
    },
  });

const wholePlanRoute = ({ kinds }: PlanParts) =>
  apiRead({
    path: "/plans/:plan",
    summary: "A whole plan with all its records",
    response: wholePlanShape(kinds),
    async handle(ctx, { params }) {
      const { document, contents } = await readWholePlan(ctx, { plan: params.plan ?? "", kinds });
      const lists = kinds
        .filter((kind) => kind.name !== planHeadKind.name)
        .map((kind) => [kind.name, (document.records[kind.name] ?? []).map((record) => apiRecord(kind, record))]);
      return json({ ...apiHead(ctx.municipality, document.plan, contents), ...Object.fromEntries(lists) });
    },
  });
