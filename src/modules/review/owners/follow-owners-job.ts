import type { Job } from "#platform/jobs/job.ts";
import { followOwners } from "./follow-owners.ts";

/** In the first hour of the day on which a hand-over that was written down before takes effect; twice, should one be missed. */
export const followOwnersJob: Job = {
  name: "review.followOwners",
  cron: "15 0,6 * * *",
  run: (ctx) => ctx.transaction(async (scope) => void (await followOwners(ctx, scope))),
};
