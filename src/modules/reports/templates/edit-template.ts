import { getCityBody } from "#modules/accounts/public.ts";
import { getPlan } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict, type Issue, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { ReportPart } from "#platform/module.ts";
import type { Snapshot } from "../making/snapshot.ts";
import { takeSnapshot } from "../making/take-snapshot.ts";
import { mayManageReports } from "../permissions.ts";
import { obtainTemplate } from "./obtain-template.ts";
import { insertTemplate } from "./template.data.ts";
import { type Chapter, chaptersSchema, type ReportTemplate, unknownPlaceholders } from "./template.rules.ts";
import { type TemplateDraft, templateOf } from "./template-form.rules.ts";

async function allowed(ctx: StaffContext, scope: Scope): Promise<void> {
  allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
}

/** The plan's newest template; the preset that it begins with becomes its first. */
export async function openTemplate(ctx: StaffContext, planKey: string): Promise<ReportTemplate> {
  return ctx.transaction(async (scope) => {
    await allowed(ctx, scope);
    return obtainTemplate(scope, { plan: await getPlan(scope, planKey), now: ctx.clock.now() });
  });
}

/** What is wrong with a draft, or the template that it is. @throws AppError invalid, each issue at its chapter */
export function checkDraft(draft: TemplateDraft): Pick<ReportTemplate, "title" | "chapters"> {
  const { title, chapters } = templateOf(draft);
  const issues: Issue[] = [
    ...(title.ja ? [] : [{ path: "title.ja", code: "reports.error.templateTitleMissing" }]),
    ...unknownPlaceholders([{ title, level: 1, pieces: [] }]).map((issue) => ({
      ...issue,
      path: "title.ja",
      code: "reports.error.unknownInTitle",
    })),
    ...chapters.flatMap((chapter, index) => chapterIssues(chapter as Chapter, index)),
    ...unknownPlaceholders(chapters as Chapter[]),
  ];
  if (chapters.length === 0) issues.push({ path: "title.ja", code: "reports.error.noChapters" });
  if (issues.length > 0) throw invalid(issues);
  return { title, chapters: chaptersSchema.parse(chapters) };
}

function chapterIssues({ title, pieces }: Chapter, index: number): Issue[] {
  const at = { path: `chapters.${index}`, params: { chapter: index + 1 } };
  return [
    ...(title.ja ? [] : [{ ...at, code: "reports.error.chapterTitleMissing" }]),
    ...(pieces.some((piece) => "text" in piece && !piece.text.ja)
      ? [{ ...at, code: "reports.error.textMissing" }]
      : []),
    ...(pieces.some((piece) => "part" in piece && piece.part === "?")
      ? [{ ...at, code: "reports.error.partMissing" }]
      : []),
  ];
}

/** Writes a new version; reports that were made keep theirs. @throws AppError invalid, conflict */
export async function saveTemplate(
  ctx: StaffContext,
  input: { plan: string; version: number; draft: TemplateDraft },
): Promise<number> {
  return ctx.transaction(async (scope) => {
    await allowed(ctx, scope);
    const plan = await getPlan(scope, input.plan);
    const now = ctx.clock.now();
    const newest = await obtainTemplate(scope, { plan, now });
    const { title, chapters } = checkDraft(input.draft);
    if (newest.version !== input.version) throw conflict("reports.error.changedMeanwhile");
    const version = newest.version + 1;
    await insertTemplate(scope, {
      planId: plan.id,
      version,
      title,
      chapters,
      createdBy: ctx.actor.staffId,
      createdAt: now,
    });
    await recordAudit(ctx, scope, {
      action: "reportTemplate.saved",
      objectKind: "reportTemplate",
      objectKey: input.plan,
      before: { version: newest.version },
      after: { version, chapters: chapters.length },
    });
    return version;
  });
}

/** The report of a year as a draft would make it now; nothing is kept. @throws AppError invalid */
export async function previewTemplate(
  ctx: StaffContext,
  input: { plan: string; fiscalYear: number; draft: TemplateDraft; parts: readonly ReportPart[] },
): Promise<Snapshot> {
  return ctx.read(async (scope) => {
    await allowed(ctx, scope);
    return takeSnapshot(scope, {
      municipality: ctx.municipality,
      planKey: input.plan,
      fiscalYear: input.fiscalYear,
      today: todayInJapan(ctx.clock.now()),
      template: checkDraft(input.draft),
      parts: input.parts,
    });
  });
}
