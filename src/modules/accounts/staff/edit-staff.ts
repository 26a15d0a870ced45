import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageStaffOf } from "../permissions.ts";
import { checkSection } from "../posts/check-organisation.ts";
import type { StaffDetailsInput } from "./inputs.ts";
import { getStaffForUpdate, updateStaff } from "./staff.data.ts";

const PERSONAL = ["name", "reading", "alias", "mailAddress"] as const;

/** @throws AppError invalid, forbidden, notFound */
export async function editStaff(ctx: StaffContext, staffId: string, input: StaffDetailsInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const before = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, before.bodyId));
    await checkSection(scope, { bodyId: before.bodyId, sectionId: input.sectionId });
    const fields = PERSONAL.filter((field) => before[field] !== input[field]);
    if (fields.length === 0 && before.sectionId === input.sectionId) return;
    await updateStaff(scope, before.id, input);
    await recordAudit(ctx, scope, {
      action: "staff.edited",
      objectKind: "staff",
      objectKey: before.id,
      bodyId: before.bodyId,
      before: { sectionId: before.sectionId },
      after: { fields, sectionId: input.sectionId },
    });
  });
}
