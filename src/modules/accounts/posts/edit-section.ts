import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { mayManagePostsOf } from "../permissions.ts";
import type { SectionInput } from "./inputs.ts";
import { getSectionForUpdate, updateSection } from "./organisation.data.ts";
import { insertFormerName } from "./section-name.data.ts";
import { dayBefore } from "./validity.rules.ts";

/**
 * Renames a section or says from when to when it exists. With a day from which it has its new name, the old one stays
 * known for the time before; without one, it was only written wrong. @throws AppError forbidden, notFound, invalid
 */
export async function editSection(ctx: StaffContext, sectionId: number, input: SectionInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const before = await getSectionForUpdate(scope, sectionId);
    allow(mayManagePostsOf(ctx.actor, before.bodyId));
    // Names in other languages than the form's stay.
    const name = { ...before.name, en: undefined, ...input.name };
    const isRenamed = (Object.keys(name) as LanguageCode[]).some((code) => name[code] !== before.name[code]);
    if (isRenamed && input.renamedOn)
      await insertFormerName(scope, sectionId, { name: before.name, validTo: dayBefore(input.renamedOn) });
    await updateSection(scope, sectionId, { ...input, name });
    await recordAudit(ctx, scope, {
      action: "section.edited",
      objectKind: "section",
      objectKey: before.key,
      bodyId: before.bodyId,
      before: { name: before.name, validFrom: before.validFrom, validTo: before.validTo },
      after: { name, validFrom: input.validFrom, validTo: input.validTo, renamedOn: input.renamedOn },
    });
  });
}
