import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { lockMail, type MailRow, readAttachment, updateMail } from "./mail.data.ts";
import { isLost, nextTry } from "./mail.rules.ts";
import type { Delivery, MailServer, OutgoingMail } from "./mail-server.ts";
import { DELIVER_MAIL } from "./queue-mail.ts";

/**
 * Hands one mail to the mail server. It is marked first, so that whoever comes after a crash knows that it may have gone
 * out: such a mail is shown to the officer and not sent a second time (docs/decisions/0012).
 * @throws Error where another process has it in hand
 */
export async function deliverMail(ctx: SystemContext, server: MailServer | undefined, mailId: string): Promise<void> {
  const taken = await ctx.transaction((scope) => take(ctx, scope, mailId));
  if (!taken) return;
  const delivery = server ? await server.deliver(taken.mail) : undefined;
  await ctx.transaction((scope) => settle(ctx, scope, { mailId, attempts: taken.attempts, delivery }));
  if (delivery?.outcome !== "sent")
    ctx.log.warn("mail.notSent", { mail: mailId, outcome: delivery?.outcome ?? "noServer", attempts: taken.attempts });
}

interface Taken {
  mail: OutgoingMail;
  attempts: number;
}

async function take(ctx: SystemContext, scope: Scope, mailId: string): Promise<Taken | undefined> {
  const mail = await lockMail(scope, mailId);
  const now = ctx.clock.now();
  if (mail?.state === "sending") return giveUpIfLost(scope, mail, now);
  if (mail?.state !== "queued" || !isDue(mail, now)) return undefined;
  const attempts = mail.attempts + 1;
  await updateMail(scope, mailId, { state: "sending", attempts, sendingSince: now });
  const { id, address: to, subject, text, createdAt: date } = mail;
  return { attempts, mail: { id, to, subject, text, date, attachment: await readAttachment(scope, id) } };
}

/** Clocks of two machines differ a little; a try that comes much too early has another one behind it. */
const isDue = (mail: MailRow, now: Date) => mail.nextTryAt.getTime() <= now.getTime() + 60_000;

async function giveUpIfLost(scope: Scope, mail: MailRow, now: Date): Promise<undefined> {
  if (!mail.sendingSince || !isLost(mail.sendingSince, now))
    throw new Error(`mail ${mail.id} is in another process's hands`);
  await updateMail(scope, mail.id, { state: "uncertain", error: "noAnswer" });
}

interface Tried {
  mailId: string;
  attempts: number;
  /** Undefined: there is no mail server. */
  delivery: Delivery | undefined;
}

async function settle(ctx: SystemContext, scope: Scope, { mailId, attempts, delivery }: Tried): Promise<void> {
  const now = ctx.clock.now();
  if (delivery?.outcome === "sent") return updateMail(scope, mailId, { state: "sent", sentAt: now });
  const errorText = delivery?.text;
  if (delivery?.outcome === "refused")
    return updateMail(scope, mailId, { state: "failed", error: "refused", errorText });
  if (delivery?.outcome === "unknown")
    return updateMail(scope, mailId, { state: "uncertain", error: "noAnswer", errorText });
  const error = delivery ? "unreachable" : "noServer";
  const startAfter = nextTry(attempts, now);
  if (!startAfter) return updateMail(scope, mailId, { state: "failed", error, errorText });
  await updateMail(scope, mailId, { state: "queued", nextTryAt: startAfter, error, errorText });
  await ctx.enqueue(scope, { job: DELIVER_MAIL, data: { mailId }, startAfter });
}
