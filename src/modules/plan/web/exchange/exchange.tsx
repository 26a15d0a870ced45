import { file } from "#platform/http/reply.ts";
import { type Route, residentPage, staffPage } from "#platform/http/route.ts";
import { type ExportFormat, exportPlan } from "../../exchange/export-plan.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { decisionRoutes } from "./exchange-decision.tsx";
import { uploadRoutes } from "./exchange-upload.tsx";

const DOWNLOADS: readonly { path: string; format: ExportFormat }[] = [
  { path: "plan.yaml", format: "yaml" },
  { path: "plan.xlsx", format: "xlsx" },
  { path: "projects.csv", format: "csv" },
];

/** Plans in and out: downloads for anybody, imports for those who may edit the plan. */
export function planExchangeRoutes(parts: PlanParts): Route[] {
  const { kinds } = parts;
  const downloads = DOWNLOADS.map(({ path, format }) =>
    residentPage({
      path: `/plans/:plan/${path}`,
      handle: async (ctx, { params }) => file(await exportPlan(ctx, { plan: params.plan ?? "", kinds, format })),
    }),
  );
  return [...downloads, shiftJisRoute(parts), ...uploadRoutes(parts), ...decisionRoutes(parts)];
}

/** For the staff's older programs. Where Shift_JIS lacks a character the page names it instead of writing `?`. */
const shiftJisRoute = ({ kinds }: PlanParts) =>
  staffPage({
    access: "plan.read",
    path: "/plans/:plan/projects-shift-jis.csv",
    handle: async (ctx, { params }) =>
      file(await exportPlan(ctx, { plan: params.plan ?? "", kinds, format: "csvCp932" })),
  });
