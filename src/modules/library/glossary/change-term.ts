import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict, invalid } from "#platform/errors.ts";
import { mayManageLibrary } from "../permissions.ts";
import type { TermInput } from "./inputs.ts";
import { getTermForStaff, listTermsForStaff } from "./list-terms.ts";
import { deleteOwnTerm, saveOwnTerm } from "./term.data.ts";
import type { Term } from "./term.rules.ts";

/** A change of the glossary: permission → what it was → `work` → audit; search and readers know it at once. */
async function changeTerm(
  ctx: StaffContext,
  { action, key }: { action: string; key: string },
  work: (scope: Scope) => Promise<{ before?: object; after?: object }>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageLibrary(ctx.actor, (await getCityBody(scope)).id));
    const { before, after } = await work(scope);
    await recordAudit(ctx, scope, { action, objectKind: "libraryTerm", objectKey: key, before, after });
    await bumpRevision(scope);
  });
}

/** @throws AppError invalid where the key is taken */
export async function addTerm(ctx: StaffContext, { key, ...input }: TermInput & { key: string }): Promise<void> {
  await changeTerm(ctx, { action: "libraryTerm.added", key }, async (scope) => {
    const isTaken = (await listTermsForStaff(scope)).some((each) => each.key === key);
    if (isTaken) throw invalid([{ path: "key", code: "library.error.keyTaken" }]);
    const term = termOf(key, input);
    await saveOwnTerm(scope, key, { term, version: 0 });
    return { after: term };
  });
}

/** The city's own wording, also of a term of the files. @throws AppError notFound, conflict */
export async function editTerm(
  ctx: StaffContext,
  { key, version, ...input }: TermInput & { key: string; version: number },
): Promise<void> {
  await changeTerm(ctx, { action: "libraryTerm.edited", key }, async (scope) => {
    const before = await getTermForStaff(scope, key);
    const term = { ...termOf(key, input), source: before.term.source };
    await saveOwnTerm(scope, key, { term, version });
    return { before: before.term, after: term };
  });
}

/** Residents, search and translators know the word no more. @throws AppError notFound, conflict */
export async function withdrawTerm(
  ctx: StaffContext,
  { key, version }: { key: string; version: number },
): Promise<void> {
  await changeTerm(ctx, { action: "libraryTerm.withdrawn", key }, async (scope) => {
    const { term, state } = await getTermForStaff(scope, key);
    if (state === "own") {
      await checkVersion(scope, key, version);
      await deleteOwnTerm(scope, key);
    } else await saveOwnTerm(scope, key, { term: null, version });
    return { before: term };
  });
}

/** The word is what the files say again. @throws AppError notFound, conflict */
export async function restoreTerm(
  ctx: StaffContext,
  { key, version }: { key: string; version: number },
): Promise<void> {
  await changeTerm(ctx, { action: "libraryTerm.restored", key }, async (scope) => {
    const { term, state } = await getTermForStaff(scope, key);
    if (state === "own" || state === "shipped") throw conflict("library.error.changedMeanwhile");
    await checkVersion(scope, key, version);
    await deleteOwnTerm(scope, key);
    return { before: term };
  });
}

async function checkVersion(scope: Scope, key: string, version: number): Promise<void> {
  if ((await getTermForStaff(scope, key)).version !== version) throw conflict("library.error.changedMeanwhile");
}

function termOf(key: string, { easy, ...input }: TermInput): Term {
  return { key, ...input, easy: easy || null, source: null };
}
