import type { MailServer } from "#platform/mail/mail-server.ts";
import type { Module } from "#platform/module.ts";
import type { TaskKind } from "#platform/tasks/task.ts";
import { backgroundJobs } from "./jobs.ts";
import { permissions } from "./permissions.ts";
import { mailRoutes } from "./web/mail.ts";
import { taskRoutes } from "./web/tasks.ts";

export interface BackgroundParts {
  /** Undefined where the installation has none. */
  mailServer: MailServer | undefined;
  /** The long work of all modules. */
  tasks: readonly TaskKind[];
}

export function createBackgroundModule({ mailServer, tasks }: BackgroundParts): Module {
  return {
    name: "background",
    routes: [...mailRoutes({ hasMailServer: mailServer !== undefined }), ...taskRoutes(tasks)],
    permissions,
    jobs: backgroundJobs({ mailServer, tasks }),
    staffMenu: [
      { section: "work", label: "background.menu.tasks", path: "/tasks" },
      { section: "administration", label: "background.menu.mail", path: "/mail", permission: "background.readMail" },
    ],
  };
}
