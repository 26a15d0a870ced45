import type { Module } from "#platform/module.ts";
import { listPending } from "./list-pending.ts";
import { listOpinionPages } from "./list-public-pages.ts";
import type { OpinionParts } from "./opinion-parts.ts";
import { permissions } from "./permissions.ts";
import { ledgerPart } from "./report-part.ts";
import { eraseOldPersonalData } from "./submissions/erase-old-personal-data.ts";
import { opinionApiRoutes } from "./web/api.ts";
import { opinionPortalRoutes } from "./web/portal/portal.ts";
import { opinionStaffRoutes } from "./web/staff/staff.ts";

export { opinionPanels } from "./web/plan-panels.tsx";

export function createOpinionsModule(parts: OpinionParts): Module {
  return {
    name: "opinions",
    routes: [...opinionPortalRoutes(parts), ...opinionApiRoutes(parts), ...opinionStaffRoutes(parts)],
    permissions,
    staffMenu: [
      { section: "opinions", label: "opinions.staff.menu", path: "/opinions", permission: "opinions.manage" },
    ],
    reportParts: [ledgerPart(parts.kinds)],
    jobs: [
      {
        name: "opinions.eraseOldPersonalData",
        // Twice a night: a tick that nobody was there for is not made up.
        cron: "20 2,4 * * *",
        async run(ctx) {
          await eraseOldPersonalData(ctx);
        },
      },
    ],
    listPending,
    listPublicPages: listOpinionPages,
  };
}
