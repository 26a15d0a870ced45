import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayEndAccess } from "../permissions.ts";
import { endAssignmentsOf } from "../posts/end-assignments-of.ts";
import { deleteSessionsOf } from "../sign-in/session.data.ts";
import { checkOthersAdminister } from "./change-grants.ts";
import { administersAll } from "./role.rules.ts";
import { getStaffForUpdate, listGrantsOf, setDeactivated } from "./staff.data.ts";

/** Ends all sessions and assignments and lets nobody in any more; what the person did stays. @throws AppError invalid, forbidden, notFound */
export async function deactivateStaff(ctx: StaffContext, staffId: string): Promise<void> {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    const grants = await listGrantsOf(scope, staff.id);
    allow(mayEndAccess(ctx.actor, { bodyId: staff.bodyId, grants }));
    if (staff.id === ctx.actor.staffId) throw invalid([{ path: "", code: "accounts.error.ownAccount" }]);
    if (administersAll(grants)) await checkOthersAdminister(scope, staff.id);
    await setDeactivated(scope, staff.id, ctx.clock.now());
    await deleteSessionsOf(scope, staff.id);
    await endAssignmentsOf(ctx, scope, staff.id);
    await recordAudit(ctx, scope, {
      action: "staff.deactivated",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
    });
  });
}
