import type { Job } from "#platform/jobs/job.ts";
import { deliverMail } from "#platform/mail/deliver-mail.ts";
import type { MailServer } from "#platform/mail/mail-server.ts";
import { DELIVER_MAIL } from "#platform/mail/queue-mail.ts";
import { runTask } from "#platform/tasks/run-task.ts";
import { RUN_TASK } from "#platform/tasks/start-task.ts";
import type { TaskKind } from "#platform/tasks/task.ts";
import { clearOut } from "./clear-out.ts";

interface JobParts {
  mailServer: MailServer | undefined;
  tasks: readonly TaskKind[];
}

export function backgroundJobs({ mailServer, tasks }: JobParts): readonly Job[] {
  const deliver: Job<{ mailId: string }> = {
    ...DELIVER_MAIL,
    run: (ctx, { mailId }) => deliverMail(ctx, mailServer, mailId),
  };
  const run: Job<{ taskId: string }> = { ...RUN_TASK, run: (ctx, { taskId }) => runTask(ctx, tasks, taskId) };
  return [deliver as Job, run as Job, { name: "background.clearOut", cron: "17 3 * * *", run: clearOut }];
}
