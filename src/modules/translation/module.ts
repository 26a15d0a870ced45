import type { Documents } from "#platform/documents/document-task.ts";
import type { MachineTranslator } from "#platform/machine-translation/machine-translator.ts";
import type { Module } from "#platform/module.ts";
import type { TaskKind } from "#platform/tasks/task.ts";
import { listPending } from "./desk/read-desk.ts";
import { machineTask } from "./machine/translate-by-machine.ts";
import { permissions } from "./permissions.ts";
import { coverageRoute } from "./web/coverage-page.tsx";
import { exportRoutes } from "./web/export-routes.ts";
import { importRoutes } from "./web/import-pages.tsx";
import { jobRoutes } from "./web/job-routes.ts";
import { machineRoutes } from "./web/machine-pages.tsx";
import { orderRoutes } from "./web/order-page.tsx";
import { queueRoute } from "./web/queue-page.tsx";
import { textRoutes } from "./web/text-page.tsx";

/** What the desk needs of the installation. */
export interface TranslationParts {
  documents: Documents;
  /** Undefined where the installation has none: nothing is translated by machine. */
  machineTranslator: MachineTranslator | undefined;
}

export function createTranslationModule({ documents, machineTranslator }: TranslationParts): Module {
  return {
    name: "translation",
    routes: [
      coverageRoute(machineTranslator !== undefined),
      queueRoute,
      ...orderRoutes,
      ...jobRoutes,
      ...textRoutes,
      ...exportRoutes(documents),
      ...importRoutes(documents),
      ...machineRoutes(machineTranslator),
    ],
    permissions,
    staffMenu: [
      {
        section: "translation",
        label: "translation.staff.menu",
        path: "/translation",
        permission: "translation.order",
      },
    ],
    tasks: [machineTask(machineTranslator) as TaskKind],
    listPending,
  };
}
