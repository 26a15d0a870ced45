import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { conflict } from "#platform/errors.ts";
import { keepDemoSignIns } from "./demo-sign-ins.ts";
import { countAdministrators, deleteDemoStaff } from "./staff.data.ts";

/** @throws AppError conflict where no real administrator would be left: nobody could let others in */
export async function checkDemoStaffMayGo(ctx: SystemContext): Promise<void> {
  // It locks the rows that it counts, so it is no reading.
  const count = await ctx.transaction((scope) => countAdministrators(scope, { withoutDemo: true }));
  if (count === 0) throw conflict("accounts.error.noAdministrator");
}

/**
 * Takes the demo's people and posts away; what they did stays in the audit. Returns how many people and posts there were.
 * @throws AppError conflict where no real administrator would be left: then nothing is taken away
 */
export async function removeDemoStaff(
  ctx: SystemContext,
  { stateFolder, keptPosts = [] }: { stateFolder: string; keptPosts?: readonly number[] },
): Promise<number> {
  const removed = await ctx.transaction(async (scope) => {
    const count = await deleteDemoStaff(scope, keptPosts);
    if ((await countAdministrators(scope)) === 0) throw conflict("accounts.error.noAdministrator");
    if (count > 0)
      await recordAudit(ctx, scope, {
        action: "demoStaff.removed",
        objectKind: "municipality",
        objectKey: ctx.municipality.code,
      });
    return count;
  });
  keepDemoSignIns(stateFolder, ctx.municipality.slug, []);
  return removed;
}
