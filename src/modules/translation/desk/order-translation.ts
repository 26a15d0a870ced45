import { getCityBody } from "#modules/accounts/public.ts";
import { type Content, formatLine, getEntry, listTexts } from "#modules/library/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, type Issue, invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { requestKey } from "../pairs/text-pair.ts";
import { mayOrder } from "../permissions.ts";
import type { OrderInput } from "./inputs.ts";
import { insertJob, insertStep, listJobs } from "./job.data.ts";
import { isOpen } from "./job.rules.ts";
import { type ProjectChoice, readProjectChoice } from "./project-choices.ts";
import { findOwnSection } from "./read-who.ts";
import { insertRequest, listRequests, type TranslationRequest } from "./request.data.ts";

/** A section asks the desk: one request, a job for each language. Returns the request's id. @throws AppError forbidden, notFound, invalid */
export async function orderTranslation(ctx: StaffContext, input: OrderInput): Promise<number> {
  return ctx.transaction(async (scope) => {
    allow(mayOrder(ctx.actor, (await getCityBody(scope)).id));
    const request = await requestOf(ctx, scope, input);
    const id = await insertRequest(scope, request);
    const step = {
      state: "asked" as const,
      note: null,
      hours: null,
      madeBy: ctx.actor.staffId,
      madeAt: ctx.clock.now(),
    };
    for (const language of input.languages)
      await insertStep(scope, await insertJob(scope, { requestId: id, language }), step);
    await recordAudit(ctx, scope, {
      action: "translationRequest.ordered",
      objectKind: "translationRequest",
      objectKey: String(id),
      after: { text: input.entryKey ?? requestKey(id), languages: input.languages, neededOn: input.neededOn },
    });
    return id;
  });
}

/** @throws AppError notFound; invalid with all that is wrong */
async function requestOf(ctx: StaffContext, scope: Scope, input: OrderInput): Promise<Omit<TranslationRequest, "id">> {
  const now = ctx.clock.now();
  const today = todayInJapan(now);
  const entry = input.entryKey === null ? null : await getEntry(scope, input.entryKey);
  const sourceLanguage = entry?.rootLanguage ?? input.sourceLanguage;
  const project = await readProjectChoice(scope, input.project, today);
  const issues = [
    ...orderIssues(input, { today, sourceLanguage, project }),
    ...(entry ? await entryIssues(scope, entry.id, input) : []),
  ];
  if (issues.length > 0) throw invalid(issues);
  const { audience, remarks, neededOn } = input;
  return {
    ...{ entryId: entry?.id ?? null, freeContent: entry ? null : contentOf(input), sourceLanguage },
    ...{ audience, remarks, neededOn, requestedBy: ctx.actor.staffId, requestedAt: now },
    ...{ planId: project?.planId ?? null, projectKey: project?.key ?? null },
    sectionId: (await findOwnSection(ctx, scope))?.id ?? null,
  };
}

function orderIssues(
  input: OrderInput,
  {
    today,
    sourceLanguage,
    project,
  }: { today: string; sourceLanguage: LanguageCode; project: ProjectChoice | undefined },
): Issue[] {
  const wrong: [isWrong: boolean, path: string, code: string][] = [
    [input.neededOn < today, "neededOn", "translation.error.past"],
    [input.languages.includes(sourceLanguage), "languages", "translation.error.ownLanguage"],
    [input.project !== "" && !project, "project", "translation.error.choice"],
  ];
  return wrong.flatMap(([isWrong, path, code]) => (isWrong ? [{ path, code }] : []));
}

/** Two people on one text in one language would write over each other. */
async function entryIssues(scope: Scope, entryId: number, { languages }: OrderInput): Promise<Issue[]> {
  const hasText = (await listTexts(scope, entryId)).length > 0;
  const ids = new Set((await listRequests(scope)).filter((each) => each.entryId === entryId).map(({ id }) => id));
  const open = (await listJobs(scope)).filter(({ requestId, state }) => ids.has(requestId) && isOpen(state));
  const twice = open
    .filter(({ language }) => languages.includes(language))
    .map(({ language }) => ({ path: "languages", code: "translation.error.openAlready", params: { language } }));
  return hasText ? twice : [{ path: "entryKey", code: "translation.error.noText" }, ...twice];
}

/** Each line of a pasted text is a paragraph; what looks like a mark of ours is taken literally. */
export function contentOf({ title, text }: Pick<OrderInput, "title" | "text">): Content {
  const literal = (words: string) => formatLine([{ text: words }]);
  const lines = text.split("\n").map((line) => line.trim());
  return {
    title: literal(title),
    summary: "",
    blocks: lines
      .filter(Boolean)
      .map((line, index) => ({ id: `p${index + 1}`, kind: "paragraph", text: literal(line) })),
    from: {},
  };
}
