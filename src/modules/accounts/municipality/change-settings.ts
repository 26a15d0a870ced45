import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow } from "#platform/errors.ts";
import { mayManageSettings } from "../permissions.ts";
import { updateSettings } from "./municipality.data.ts";

/** @throws AppError forbidden */
export async function changeSettings(ctx: StaffContext, input: { secondFactorRequired: boolean }): Promise<void> {
  allow(mayManageSettings(ctx.actor));
  await ctx.transaction(async (scope) => {
    await updateSettings(scope, input);
    await recordAudit(ctx, scope, {
      action: "settings.changed",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
      before: { secondFactorRequired: ctx.municipality.settings.secondFactorRequired === true },
      after: input,
    });
    // Every process reads the municipality anew.
    await bumpRevision(scope);
  });
}
