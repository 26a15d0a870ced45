import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { clearOutMail } from "#platform/mail/clear-out.data.ts";
import { clearOutTasks } from "#platform/tasks/clear-out.data.ts";

const DAY_MS = 24 * 3_600_000;
/** Files can be made anew, so they go first; who was told what is of use for two fiscal years. */
const KEPT_DAYS = { files: 30, tasks: 90, mails: 2 * 366 };

/** Every night: takes away what nobody needs any more. */
export async function clearOut(ctx: SystemContext): Promise<void> {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS);
  await ctx.transaction(async (scope) => {
    const mails = await clearOutMail(scope, { filesBefore: before(KEPT_DAYS.files), before: before(KEPT_DAYS.mails) });
    const tasks = await clearOutTasks(scope, { filesBefore: before(KEPT_DAYS.files), before: before(KEPT_DAYS.tasks) });
    if (mails + tasks > 0) await recordAudit(ctx, scope, { action: "background.clearedOut", after: { mails, tasks } });
  });
}
