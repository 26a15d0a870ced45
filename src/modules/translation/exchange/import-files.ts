import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { AppError, allow } from "#platform/errors.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { beginWork } from "../desk/find-job.ts";
import { getJob } from "../desk/job.data.ts";
import { checkVersion, savePair } from "../pairs/save-pair.ts";
import { mayTranslate } from "../permissions.ts";
import { READ_RETURNED } from "../translation-tasks.ts";
import { type CheckedFile, checkFiles } from "./check-files.ts";
import { deleteImport, getImport, insertImport } from "./import.data.ts";
import { takeParts } from "./taken-parts.rules.ts";

const KEPT_MS = 24 * 3_600_000;

/** Reads files that came back and keeps what they say for the preview. Returns the upload's id. @throws AppError forbidden, notFound */
export async function prepareImport(
  ctx: StaffContext,
  documents: Documents,
  { upload, jobId }: { upload: UploadedFile; jobId: number | null },
): Promise<string> {
  await ctx.read(async (scope) => {
    allow(mayTranslate(ctx.actor, (await getCityBody(scope)).id));
    if (jobId !== null) await getJob(scope, jobId);
  });
  const read = await documents.run(READ_RETURNED, { name: upload.name, bytes: upload.bytes });
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  return ctx.transaction((scope) =>
    insertImport(scope, { ...read, jobId, fileName: upload.name, staffId: ctx.actor.staffId, expiresAt }, now),
  );
}

export interface ImportPreview {
  id: string;
  fileName: string;
  jobId: number | null;
  files: CheckedFile[];
}

export async function previewImport(ctx: StaffContext, id: string): Promise<ImportPreview> {
  return ctx.read(async (scope) => {
    const upload = await getImport(scope, id, { staffId: ctx.actor.staffId, now: ctx.clock.now() });
    return { id, fileName: upload.fileName, jobId: upload.jobId, files: await checkFiles(ctx, scope, upload) };
  });
}

export interface ImportDecision {
  id: string;
  /** `<key>/<part>` of what is held back and is to be taken in all the same. */
  takes: ReadonlySet<string>;
  /** Text → the version that the person decided on. */
  versions: ReadonlyMap<string, number>;
}

/**
 * Takes in what fits: each file whole or not at all; those with a mistake stay outside. Returns how many lines changed.
 * @throws AppError conflict where a text was changed after the preview, or where there is nothing to take in
 */
export async function applyImport(ctx: StaffContext, decision: ImportDecision): Promise<number> {
  return ctx.transaction(async (scope) => {
    const upload = await getImport(scope, decision.id, { staffId: ctx.actor.staffId, now: ctx.clock.now() });
    const files = (await checkFiles(ctx, scope, upload)).filter(({ issues }) => issues.length === 0);
    let count = 0;
    for (const file of files) count += await takeFile(ctx, scope, { file, decision, fileName: upload.fileName });
    if (count === 0) throw new AppError("conflict", "translation.error.nothingChanged");
    await deleteImport(scope, decision.id);
    return count;
  });
}

async function takeFile(
  ctx: StaffContext,
  scope: Scope,
  { file, decision, fileName }: { file: CheckedFile; decision: ImportDecision; fileName: string },
): Promise<number> {
  if (!file.found) return 0;
  const { pair, exchange, compared, job } = file.found;
  const takes = new Set(
    compared.held.filter(({ part }) => decision.takes.has(`${pair.key}/${part}`)).map(({ part }) => part),
  );
  const count =
    compared.changes.length + compared.held.filter(({ part, line }) => takes.has(part) && line !== undefined).length;
  if (count === 0) return 0;
  checkVersion(pair, decision.versions.get(textKey(pair)) ?? -1);
  const { source, target, language } = pair;
  const content = takeParts({ compared, exchange, source, target, takes });
  await savePair(ctx, scope, { pair, content, as: "imported" });
  await beginWork(ctx, scope, { job, pair });
  await recordAudit(ctx, scope, {
    action: "translation.imported",
    objectKind: pair.entry ? "libraryEntry" : "translationRequest",
    objectKey: pair.key,
    after: { language, lines: count, file: fileName },
  });
  return count;
}

/** A text in a language, as forms name it. */
export const textKey = ({ key, language }: { key: string; language: string }): string => `${key}.${language}`;
