import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { findMail, type MailRow } from "#platform/mail/mail.data.ts";
import { checkMayRead } from "./list-mail.ts";

/** @throws AppError notFound */
export async function getMail(ctx: StaffContext, id: string): Promise<{ mail: MailRow; name: string }> {
  return ctx.read(async (scope) => {
    await checkMayRead(ctx, scope);
    const mail = await findMail(scope, id);
    if (!mail) throw notFound();
    return { mail, name: (await listStaffNames(scope)).get(mail.staffId) ?? "" };
  });
}
