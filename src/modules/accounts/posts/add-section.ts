import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { getBodyOf } from "./check-organisation.ts";
import type { AddSectionInput } from "./inputs.ts";
import { insertSection } from "./organisation.data.ts";

/** @throws AppError invalid, forbidden */
export async function addSection(ctx: StaffContext, input: AddSectionInput): Promise<void> {
  allow(mayManagePostsOf(ctx.actor, input.bodyId));
  await ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await insertSection(scope, input);
    const { key, name, validFrom, validTo } = input;
    await recordAudit(ctx, scope, {
      action: "section.added",
      objectKind: "section",
      objectKey: key,
      bodyId: input.bodyId,
      after: { name, validFrom, validTo },
    });
  });
}
