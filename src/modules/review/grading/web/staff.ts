import type { Route } from "#platform/http/route.ts";
import { ruleFormRoutes } from "./rule-set-form.tsx";
import { ruleSetRoutes } from "./rule-set-page.tsx";
import { shelfRoutes } from "./rules-page.tsx";
import { yearGradesRoute } from "./year-grades-page.tsx";

/** Where the officer keeps the rules by which grades are proposed. */
export const gradingRoutes: readonly Route[] = [...shelfRoutes, ...ruleFormRoutes, ...ruleSetRoutes, yearGradesRoute];
