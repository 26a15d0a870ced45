import type { Route } from "#platform/http/route.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { factRoutes } from "./fact-page.tsx";
import { importFactsRoutes } from "./facts-import-page.tsx";
import { newFactRoutes } from "./facts-new-page.tsx";
import { planFactsRoutes } from "./facts-plan-page.tsx";
import { projectFactsRoutes } from "./facts-project-page.tsx";
import { factsStartRoute } from "./facts-start-page.tsx";

/** Where staff and partner bodies tell what was done, and look it up. */
export function factsRoutes(parts: PlanParts): Route[] {
  return [
    factsStartRoute,
    ...planFactsRoutes(parts),
    ...importFactsRoutes(parts),
    ...projectFactsRoutes(parts),
    ...newFactRoutes(parts),
    ...factRoutes(parts),
  ];
}
