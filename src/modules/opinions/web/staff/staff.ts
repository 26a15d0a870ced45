import type { Route } from "#platform/http/route.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { enterRoutes } from "./enter-page.tsx";
import { newOpinionRoutes } from "./new-opinion.tsx";
import { oneOpinionRoutes } from "./one-opinion.ts";
import { opinionsListRoute } from "./opinions-list.tsx";
import { queueRoutes } from "./queue-page.tsx";
import { roundFormRoutes } from "./round-form.tsx";
import { roundsListRoute } from "./rounds-list.tsx";
import { submissionRoutes } from "./submission.ts";

/** Where staff keep the ledger, ask and answer, and decide on what people sent. */
export function opinionStaffRoutes(parts: OpinionParts): Route[] {
  return [
    opinionsListRoute(parts),
    ...newOpinionRoutes,
    ...oneOpinionRoutes(parts),
    roundsListRoute,
    ...roundFormRoutes,
    ...queueRoutes(parts),
    ...enterRoutes(parts),
    ...submissionRoutes(parts),
  ];
}
