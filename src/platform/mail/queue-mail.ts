import type { WriteContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { JobName } from "#platform/jobs/job.ts";
import { insertMail, type NewMail, updateMail } from "./mail.data.ts";

export const DELIVER_MAIL: JobName<{ mailId: string }> = { name: "mail.deliver" };

/**
 * Has a mail sent when the transaction of the act is committed, once for each `dedupeKey`. Returns its id; undefined where
 * it has been queued before.
 */
export async function queueMail(
  ctx: Pick<WriteContext, "clock" | "enqueue">,
  scope: Scope,
  mail: NewMail,
): Promise<string | undefined> {
  const mailId = await insertMail(scope, mail, ctx.clock.now());
  if (mailId) await ctx.enqueue(scope, { job: DELIVER_MAIL, data: { mailId } });
  return mailId;
}

/** As if it had never been tried, to the address that the person has now. */
export async function queueAgain(
  ctx: Pick<WriteContext, "clock" | "enqueue">,
  scope: Scope,
  { mailId, address }: { mailId: string; address: string },
): Promise<void> {
  await updateMail(scope, mailId, { state: "queued", attempts: 0, nextTryAt: ctx.clock.now(), address });
  await ctx.enqueue(scope, { job: DELIVER_MAIL, data: { mailId } });
}
