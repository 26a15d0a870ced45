import type { Route } from "#platform/http/route.ts";
import { targetRoute } from "./target-page.tsx";
import { targetsRoute } from "./targets-page.tsx";
import { valuesFileRoute } from "./values-file.ts";

/** Targets as residents, council members and the press read them. */
export const portalRoutes: readonly Route[] = [targetsRoute, targetRoute, valuesFileRoute];
