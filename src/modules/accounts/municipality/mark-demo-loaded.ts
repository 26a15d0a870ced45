import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { updateSettings } from "./municipality.data.ts";

/** Notes that the first load is complete: what is removed afterwards does not come back with the next start. */
export async function markDemoLoaded(ctx: SystemContext): Promise<void> {
  await ctx.transaction(async (scope) => {
    await updateSettings(scope, { demoLoadedAt: ctx.clock.now().toISOString() });
    await bumpRevision(scope);
  });
}
