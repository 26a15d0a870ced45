import { listMailAddresses } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { conflict, notFound } from "#platform/errors.ts";
import { lockMail } from "#platform/mail/mail.data.ts";
import { maySendAgain } from "#platform/mail/mail.rules.ts";
import { queueAgain } from "#platform/mail/queue-mail.ts";
import { checkMayRead } from "./list-mail.ts";

/**
 * A person decides that a mail goes out once more: to the address that its receiver has by now, since a wrong one is the
 * usual reason. @throws AppError notFound, conflict
 */
export async function sendMailAgain(ctx: StaffContext, id: string): Promise<void> {
  await ctx.transaction(async (scope) => {
    await checkMayRead(ctx, scope);
    const mail = await lockMail(scope, id);
    if (!mail) throw notFound();
    if (!maySendAgain(mail.state, mail.attempts)) throw conflict("background.error.mailOnItsWay");
    const address = (await listMailAddresses(scope, [mail.staffId])).get(mail.staffId);
    if (!address) throw conflict("background.error.noAddress");
    await queueAgain(ctx, scope, { mailId: id, address });
    await recordAudit(ctx, scope, {
      action: "mail.sentAgain",
      objectKind: "mail",
      objectKey: id,
      before: { state: mail.state },
    });
  });
}
