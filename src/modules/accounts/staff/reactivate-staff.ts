import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageStaffOf } from "../permissions.ts";
import { getStaffForUpdate, setDeactivated } from "./staff.data.ts";

/** Takes somebody in again, with the roles and the password as they were. @throws AppError forbidden, notFound */
export async function reactivateStaff(ctx: StaffContext, staffId: string): Promise<void> {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    await setDeactivated(scope, staff.id, null);
    await recordAudit(ctx, scope, {
      action: "staff.reactivated",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
    });
  });
}
