import type { SystemContext } from "#platform/context.ts";
import type { Job } from "#platform/jobs/job.ts";
import type { Module } from "#platform/module.ts";
import { deleteOldChanges } from "./static/content-change.data.ts";
import { notSavedRoute } from "./web/not-saved-page.tsx";
import { offlineRoute } from "./web/offline-page.tsx";
import { offlineSearchRoute } from "./web/search-page.tsx";

/** What the module needs of the installation. */
export interface PublicationParts {
  /** Writes a city's portal as files where something has changed; undefined where the installation has no folder for them. */
  publish?(ctx: SystemContext): Promise<void>;
}

const DAY_MS = 86_400_000;
/** A publication that is older draws everything. */
const CHANGES_KEPT_DAYS = 30;

const forgetChanges: Job = {
  name: "publication.forgetChanges",
  // Twice a night: a tick that nobody was there for is not made up.
  cron: "40 2,4 * * *",
  run: (ctx) => {
    const before = new Date(ctx.clock.now().getTime() - CHANGES_KEPT_DAYS * DAY_MS);
    return ctx.transaction((scope) => deleteOldChanges(scope, before));
  },
};

export function createPublicationModule({ publish }: PublicationParts): Module {
  return {
    name: "publication",
    routes: [offlineRoute, notSavedRoute, offlineSearchRoute],
    permissions: {},
    jobs: [forgetChanges, ...(publish ? [{ name: "publication.publish", cron: "*/5 * * * *", run: publish }] : [])],
    listPublicPages: async () => [{ path: "/offline", group: "essential" }],
  };
}
