import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import type { SectionInput } from "./inputs.ts";
import { getSectionForUpdate, updateSection } from "./organisation.data.ts";

/** Renames a section or says from when to when it exists. @throws AppError forbidden, notFound */
export async function editSection(ctx: StaffContext, sectionId: number, input: SectionInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const before = await getSectionForUpdate(scope, sectionId);
    allow(mayManagePostsOf(ctx.actor, before.bodyId));
    // Names in other languages than the form's stay.
    const name = { ...before.name, en: undefined, ...input.name };
    await updateSection(scope, sectionId, { ...input, name });
    await recordAudit(ctx, scope, {
      action: "section.edited",
      objectKind: "section",
      objectKey: before.key,
      bodyId: before.bodyId,
      before: { name: before.name, validFrom: before.validFrom, validTo: before.validTo },
      after: { name, validFrom: input.validFrom, validTo: input.validTo },
    });
  });
}
