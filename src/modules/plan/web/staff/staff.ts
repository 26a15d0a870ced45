import type { Route } from "#platform/http/route.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { staffComparisonRoutes } from "./staff-comparison-page.tsx";
import { continueRoutes } from "./staff-continue-page.tsx";
import { historyRoutes } from "./staff-history-page.tsx";
import { mergeRoutes } from "./staff-merge-page.tsx";
import { moveRoutes } from "./staff-move-page.tsx";
import { plansRoute } from "./staff-plans-page.tsx";
import { recordRoutes } from "./staff-record.ts";
import { recordsRoute } from "./staff-records-page.tsx";
import { splitRoutes } from "./staff-split-page.tsx";
import { stateRoutes } from "./staff-states-page.tsx";
import { treeRoutes } from "./staff-tree-page.tsx";
import { versionRoutes } from "./staff-version-page.tsx";
import { versionsRoutes } from "./staff-versions-page.tsx";
import { kindPath } from "./staff-words.ts";

/** The plan as the city's staff edit it. */
export function planStaffRoutes(parts: PlanParts): Route[] {
  // Only the names of lists, so that other addresses below a plan stay free for other pages.
  const names = parts.kinds.map((kind) => kindPath(kind.name));
  const oneOf = (paths: readonly string[]) => `:kind{(?:${paths.join("|")})}`;
  return [
    plansRoute,
    ...treeRoutes(parts),
    ...historyRoutes(parts),
    ...moveRoutes(parts),
    ...versionsRoutes(parts),
    ...versionRoutes(parts),
    ...staffComparisonRoutes(parts),
    ...mergeRoutes(parts),
    ...splitRoutes(parts),
    ...continueRoutes(parts),
    ...stateRoutes(parts),
    recordsRoute(parts, oneOf(names.filter((name) => name !== "plan"))),
    ...recordRoutes(parts, oneOf(names)),
  ];
}
