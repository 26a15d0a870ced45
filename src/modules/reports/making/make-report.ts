import { createHash } from "node:crypto";
import { getCityBody } from "#modules/accounts/public.ts";
import { getPlan, type RecordKind } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { PAPER_FORMATS, WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { allow, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReportPart } from "#platform/module.ts";
import { startTask } from "#platform/tasks/start-task.ts";
import type { TaskKind, TaskName } from "#platform/tasks/task.ts";
import { mayManageReports } from "../permissions.ts";
import { listReportYears } from "../reading/list-report-years.ts";
import { obtainTemplate } from "../templates/obtain-template.ts";
import { drawPaper } from "./draw-report.ts";
import { insertReport, lockReports, type ReportFile, type ReportLanguage } from "./report.data.ts";
import { hashOf, type Snapshot } from "./snapshot.ts";
import { takeSnapshot } from "./take-snapshot.ts";

type MakeInput = { plan: string; fiscalYear: number };

export const MAKE_REPORT: TaskName<MakeInput> = { name: "reports.makeReport" };

const LANGUAGES: readonly ReportLanguage[] = ["ja", "en"];

/**
 * Begins the making of a report; the task goes on when the page is left. Returns the task's id.
 * @throws AppError forbidden, notFound, invalid where the plan has nothing of the year
 */
export async function startReport(ctx: StaffContext, input: MakeInput): Promise<string> {
  return ctx.transaction(async (scope) => {
    allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
    const plan = await getPlan(scope, input.plan);
    if (!(await listReportYears(scope, plan.id)).includes(input.fiscalYear))
      throw invalid([{ path: "fiscalYear", code: "reports.error.nothingOfYear" }]);
    await lockReports(scope, plan.id);
    await obtainTemplate(scope, { plan, now: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      action: "report.started",
      objectKind: "report",
      objectKey: `${input.plan}/${input.fiscalYear}`,
    });
    return startTask(ctx, scope, { kind: MAKE_REPORT, input });
  });
}

/** What the making needs of the installation. */
export interface ReportTools {
  documents: Documents;
  /** Of all modules, so that what opinions are about has a name. */
  kinds: readonly RecordKind[];
  /** Where the installation is reached: stands on paper. */
  publicUrl: string;
  /** The parts of all modules. */
  parts: () => readonly ReportPart[];
  /** Reports are made in two languages, whatever the one who makes them reads. */
  sayIn(language: ReportLanguage): Translator;
}

/** Reads one snapshot, draws every file from it, and saves all of it or nothing. */
export function makeReportTask({
  documents,
  parts,
  sayIn,
}: Pick<ReportTools, "documents" | "parts" | "sayIn">): TaskKind<MakeInput> {
  return {
    ...MAKE_REPORT,
    title: "reports.staff.task",
    async run(ctx, { input, progress, startedBy }) {
      const total = 1 + LANGUAGES.length * PAPER_FORMATS.length;
      const { snapshot, templateId, planId } = await snapshotFor(ctx, input, parts());
      await progress(1, total);
      const files: (ReportFile & { sha256: string })[] = [];
      for (const language of LANGUAGES) {
        const paper = drawPaper(snapshot, sayIn(language), parts());
        for (const format of PAPER_FORMATS) {
          const written = await documents.run(WRITE_PAPER, { paper, format });
          const bytes = new Uint8Array(written.bytes);
          files.push({ language, format, bytes, sha256: createHash("sha256").update(bytes).digest("hex") });
          await progress(1 + files.length, total);
        }
      }
      const sha256 = hashOf(snapshot);
      return async (scope) => {
        const made = { planId, templateId, snapshot, sha256, files, madeBy: startedBy, madeAt: ctx.clock.now() };
        // Editions are numbered one after the other.
        await lockReports(scope, planId);
        const id = await insertReport(scope, made);
        await recordAudit(ctx, scope, {
          action: "report.made",
          objectKind: "report",
          objectKey: String(id),
          after: { sha256 },
        });
        return { path: `/reports/${id}` };
      };
    },
  };
}

async function snapshotFor(
  ctx: SystemContext,
  input: MakeInput,
  parts: readonly ReportPart[],
): Promise<{ snapshot: Snapshot; templateId: number; planId: number }> {
  const now = ctx.clock.now();
  // The template first, as it may have to be written; what the report says is then read at one moment.
  const { plan, template } = await ctx.transaction(async (scope) => {
    const found = await getPlan(scope, input.plan);
    return { plan: found, template: await obtainTemplate(scope, { plan: found, now }) };
  });
  const snapshot = await ctx.read((scope) =>
    takeSnapshot(scope, {
      municipality: ctx.municipality,
      planKey: input.plan,
      fiscalYear: input.fiscalYear,
      today: todayInJapan(now),
      template,
      parts,
    }),
  );
  return { snapshot, templateId: template.id, planId: plan.id };
}
