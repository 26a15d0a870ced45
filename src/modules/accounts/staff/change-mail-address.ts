import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { getStaffForUpdate, updateStaff } from "./staff.data.ts";

/** Where the own reminders go; null: no mail. Of the address itself nothing stands in the audit. */
export async function changeMailAddress(ctx: StaffContext, { mailAddress }: { mailAddress: string | null }) {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    const before = await getStaffForUpdate(scope, staffId);
    if (before.mailAddress === mailAddress) return;
    await updateStaff(scope, staffId, { ...before, mailAddress });
    await recordAudit(ctx, scope, {
      action: "staff.edited",
      objectKind: "staff",
      objectKey: staffId,
      bodyId: before.bodyId,
      after: { fields: ["mailAddress"] },
    });
  });
}
