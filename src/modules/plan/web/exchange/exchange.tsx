import { file } from "#platform/http/reply.ts";
import { type Route, residentPage } from "#platform/http/route.ts";
import { exportPlan } from "../../exchange/export-plan.ts";
import type { ExportFormat } from "../../exchange/write-plan.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { shiftJisRoute } from "./exchange-csv.tsx";
import { decisionRoutes } from "./exchange-decision.tsx";
import { uploadRoutes } from "./exchange-upload.tsx";

const DOWNLOADS: readonly { path: string; format: ExportFormat }[] = [
  { path: "plan.yaml", format: "yaml" },
  { path: "plan.xlsx", format: "xlsx" },
  { path: "projects.csv", format: "csv" },
];

/** Plans in and out: downloads for anybody, imports for those who may edit the plan. */
export function planExchangeRoutes(parts: PlanParts): Route[] {
  const { kinds, documents } = parts;
  const downloads = DOWNLOADS.map(({ path, format }) =>
    residentPage({
      path: `/plans/:plan/${path}`,
      handle: async (ctx, { params }) =>
        file(await exportPlan(ctx, { plan: params.plan ?? "", kinds, documents, format })),
    }),
  );
  return [...downloads, shiftJisRoute(parts), ...uploadRoutes(parts), ...decisionRoutes(parts)];
}
