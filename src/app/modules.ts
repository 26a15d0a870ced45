import { type AccountsParts, createAccountsModule } from "#modules/accounts/module.ts";
import { createBackgroundModule } from "#modules/background/module.ts";
import { createEasyJapaneseModule } from "#modules/easy-japanese/module.ts";
import { createIndicatorsModule, indicatorPanels } from "#modules/indicators/module.ts";
import { INDICATOR_KINDS } from "#modules/indicators/public.ts";
import { createLibraryModule } from "#modules/library/module.ts";
import { listGlossary } from "#modules/library/public.ts";
import { createMeetingsModule, meetingPanels } from "#modules/meetings/module.ts";
import { createOpinionsModule, opinionPanels } from "#modules/opinions/module.ts";
import { createPlanModule } from "#modules/plan/module.ts";
import { PLAN_KINDS, type PlanPanels, type PlanStaffLink, type RecordKind } from "#modules/plan/public.ts";
import { createPublicationModule } from "#modules/publication/module.ts";
import { createReportsModule, reportPanels } from "#modules/reports/module.ts";
import { packPath } from "#modules/reports/public.ts";
import { createReviewModule, reviewPanels } from "#modules/review/module.ts";
import { createTranslationModule } from "#modules/translation/module.ts";
import type { SystemContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { MachineTranslator } from "#platform/machine-translation/machine-translator.ts";
import type { MailServer } from "#platform/mail/mail-server.ts";
import type { Module } from "#platform/module.ts";
import { portalHome } from "./portal-home.tsx";
import { staffToday } from "./staff-today.tsx";

/** Every kind of record that a plan file holds, from all modules. */
export const RECORD_KINDS: readonly RecordKind[] = [...PLAN_KINDS, ...INDICATOR_KINDS];

/** Pages that speak of several modules at once. */
const createPortal = (modules: () => readonly Module[]): Module => ({
  name: "portal",
  routes: [portalHome, staffToday(modules)],
  permissions: {},
  listPublicPages: async () => [{ path: "/", group: "essential", shows: ["library.entry:*"] }],
  staffMenu: [{ section: "today", label: "common.staff.today", path: "/" }],
});

/** What other modules show on the pages of a plan. Joined when asked for: the document worker, which reads this file, has no pages. */
const planPanels = (): PlanPanels => ({
  home: [
    ...indicatorPanels.home,
    ...reviewPanels.home,
    ...reportPanels.home,
    ...opinionPanels.home,
    ...meetingPanels.home,
  ],
  node: indicatorPanels.node,
  nodeEnd: opinionPanels.nodeEnd,
  partners: meetingPanels.partners,
  project: [...reviewPanels.project, ...opinionPanels.project],
});

/** Where the staff's pages of a plan lead: its years, and the reports on them. */
const PLAN_STAFF_LINKS: readonly PlanStaffLink[] = [
  { label: "review.staff.planLink", path: "/review#years", permission: "review.read" },
  { label: "reports.title", path: "/reports", permission: "reports.read" },
];

/** What modules need of the installation. */
export interface ModuleParts extends AccountsParts {
  documents: Documents;
  files: FileStores;
  /** Undefined where the installation has none. */
  mailServer: MailServer | undefined;
  /** Writes a city's portal as files where something has changed; undefined where the installation has no folder for them. */
  publish?(ctx: SystemContext): Promise<void>;
  /** Undefined where the installation has none. */
  machineTranslator: MachineTranslator | undefined;
  sayIn(language: LanguageCode): Translator;
}

/** All modules, joined: the only place that knows each of them. */
export function createModules({
  documents,
  files,
  mailServer,
  machineTranslator,
  publish,
  sayIn,
  ...accounts
}: ModuleParts): readonly Module[] {
  const plan = createPlanModule({
    kinds: RECORD_KINDS,
    panels: planPanels(),
    staffLinks: PLAN_STAFF_LINKS,
    documents,
  });
  const indicators = createIndicatorsModule({ measures: plan.measures ?? [] });
  const domain: Module[] = [
    createPortal(() => domain),
    plan,
    indicators,
    createReviewModule({ documents, publicUrl: accounts.publicUrl }),
    createOpinionsModule({ kinds: RECORD_KINDS, secrets: accounts.secrets, documents }),
    createMeetingsModule({ kinds: RECORD_KINDS, packPath }),
    createLibraryModule({ files, sayIn, documents }),
    createEasyJapaneseModule({ readGlossary: listGlossary }),
    createTranslationModule({ documents, machineTranslator }),
    createReportsModule({
      ...{ documents, sayIn, kinds: RECORD_KINDS, publicUrl: accounts.publicUrl },
      parts: () => domain.flatMap((module) => module.reportParts ?? []),
    }),
    createPublicationModule({ publish }),
    createAccountsModule(accounts),
  ];
  const tasks = domain.flatMap((module) => module.tasks ?? []);
  return [...domain, createBackgroundModule({ mailServer, tasks })];
}

/** Permission → roles that carry it, of all modules together. */
export function permissionTable(modules: readonly Module[]): Record<string, readonly string[]> {
  return Object.assign({}, ...modules.map((module) => module.permissions));
}
