import type { Route } from "#platform/http/route.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { comparisonRoutes } from "./comparison-page.tsx";
import { downloadsRoute } from "./downloads-page.tsx";
import { evidenceGroupRoute, evidenceListRoute } from "./evidence-pages.tsx";
import { homeRoute } from "./home-page.tsx";
import { nodeRoute } from "./node-page.tsx";
import { partnersRoute } from "./partners-page.tsx";
import { projectRoute } from "./project-page.tsx";
import { searchRoute } from "./search-page.tsx";
import { traceRoute } from "./trace-page.tsx";
import { treeRoute } from "./tree-page.tsx";
import { versionRoute } from "./version-page.tsx";
import { versionNodeRoute, versionProjectRoute } from "./version-record-pages.tsx";
import { versionsRoute } from "./versions-page.tsx";

/** A plan as residents, council members and the press read it. */
export function portalRoutes(parts: PlanParts): Route[] {
  return [
    homeRoute(parts),
    treeRoute(parts),
    nodeRoute(parts),
    projectRoute(parts),
    evidenceListRoute(parts),
    evidenceGroupRoute(parts),
    traceRoute(parts),
    partnersRoute(parts),
    searchRoute(parts),
    downloadsRoute(parts),
    versionsRoute(parts),
    versionRoute(parts),
    versionNodeRoute(parts),
    versionProjectRoute(parts),
    ...comparisonRoutes(parts),
  ];
}
