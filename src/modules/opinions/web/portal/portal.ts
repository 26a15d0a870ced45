import type { Route } from "#platform/http/route.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { changedRoute } from "./changed-page.tsx";
import { commentRoute, sendCommentRoute } from "./comment-page.tsx";
import { commentsRoute } from "./comments-page.tsx";
import { fileRoutes } from "./files.ts";
import { ledgerRoute } from "./ledger-page.tsx";
import { opinionRoute } from "./opinion-page.tsx";
import { ownRoutes } from "./own-page.tsx";

/** Where people speak, and where they see what became of it. */
export function opinionPortalRoutes(parts: OpinionParts): Route[] {
  return [
    commentsRoute,
    commentRoute(parts),
    sendCommentRoute(parts),
    ...ownRoutes(parts),
    ...fileRoutes(parts),
    ledgerRoute(parts),
    opinionRoute(parts),
    changedRoute(parts),
  ];
}
