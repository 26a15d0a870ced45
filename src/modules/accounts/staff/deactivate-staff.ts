import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayManageStaffOf } from "../permissions.ts";
import { deleteSessionsOf } from "../sign-in/session.data.ts";
import { checkOthersAdminister } from "./change-grants.ts";
import { getStaffForUpdate, listGrantsOf, setDeactivated } from "./staff.data.ts";

/** Ends all sessions and lets nobody in any more; what the person did stays. @throws AppError invalid, forbidden, notFound */
export async function deactivateStaff(ctx: StaffContext, staffId: string): Promise<void> {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    if (staff.id === ctx.actor.staffId) throw invalid([{ path: "", code: "accounts.error.ownAccount" }]);
    const grants = await listGrantsOf(scope, staff.id);
    if (grants.some((grant) => grant.role === "administrator" && grant.bodyId === null)) {
      allow(ctx.actor.grants.some((grant) => grant.role === "administrator" && grant.bodyId === null));
      await checkOthersAdminister(scope, staff.id);
    }
    await setDeactivated(scope, staff.id, ctx.clock.now());
    await deleteSessionsOf(scope, staff.id);
    await recordAudit(ctx, scope, {
      action: "staff.deactivated",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
    });
  });
}
