import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { getCityBody } from "../posts/organisation.data.ts";
import { generatePassword, hashPassword } from "../sign-in/password.ts";
import { savePassword } from "../sign-in/sign-in-method.data.ts";
import { insertStaff, replaceGrants } from "./staff.data.ts";

/**
 * Somebody of the city who may manage all its bodies: the first one, or one more where nobody can sign in any longer.
 * Returns the one-time password to hand over, which is shown this once. @throws AppError invalid
 */
export async function addAdministrator(ctx: SystemContext, input: { account: string; name: string }): Promise<string> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  await ctx.transaction(async (scope) => {
    const { id: bodyId } = await getCityBody(scope);
    const staffId = await insertStaff(scope, {
      ...input,
      bodyId,
      reading: null,
      alias: null,
      mailAddress: null,
      sectionId: null,
      isDemo: false,
    });
    const grants = [{ role: "administrator", bodyId: null }];
    await replaceGrants(scope, staffId, grants);
    await savePassword(scope, { staffId, hash, confirmedAt: null, now: ctx.clock.now() });
    const entry = { objectKind: "staff", objectKey: staffId, bodyId };
    await recordAudit(ctx, scope, { ...entry, action: "staff.added", after: { fields: ["account", "name"] } });
    await recordAudit(ctx, scope, { ...entry, action: "grant.changed", before: { grants: [] }, after: { grants } });
  });
  return password;
}
