import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageStaffOf } from "../permissions.ts";
import { checkSection, getBodyOf } from "../posts/check-organisation.ts";
import { generatePassword, hashPassword } from "../sign-in/password.ts";
import { savePassword } from "../sign-in/sign-in-method.data.ts";
import type { AddStaffInput } from "./inputs.ts";
import { insertStaff } from "./staff.data.ts";

/** Returns the one-time password to hand over; it is shown this once. @throws AppError invalid, forbidden */
export async function addStaff(
  ctx: StaffContext,
  input: AddStaffInput,
): Promise<{ staffId: string; password: string }> {
  allow(mayManageStaffOf(ctx.actor, input.bodyId));
  const password = generatePassword();
  const hash = await hashPassword(password);
  const staffId = await ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await checkSection(scope, input);
    const id = await insertStaff(scope, { ...input, isDemo: false });
    await savePassword(scope, { staffId: id, hash, confirmedAt: null, now: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      action: "staff.added",
      objectKind: "staff",
      objectKey: id,
      bodyId: input.bodyId,
      after: { fields: ["account", "name", "reading", "alias", "mailAddress"], sectionId: input.sectionId },
    });
    return id;
  });
  return { staffId, password };
}
