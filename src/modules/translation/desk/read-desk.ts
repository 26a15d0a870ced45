import { listSections, listStaffNames } from "#modules/accounts/public.ts";
import { listTextsOf, plainOf } from "#modules/library/public.ts";
import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { PendingWork } from "#platform/module.ts";
import { listTitles } from "../coverage/list-coverage.ts";
import { type Job, listJobs } from "./job.data.ts";
import { isOpen, isWithTranslator, type Who } from "./job.rules.ts";
import { readWho } from "./read-who.ts";
import { listRequests, type TranslationRequest } from "./request.data.ts";

/** A job as lists show it. */
export interface JobLine {
  job: Job;
  request: TranslationRequest;
  title: Text;
}

async function readLines(scope: Scope): Promise<JobLine[]> {
  const titles = await listTitles(scope);
  const requests = new Map((await listRequests(scope)).map((request) => [request.id, request]));
  return (await listJobs(scope)).flatMap((job) => {
    const request = requests.get(job.requestId);
    return request ? [{ job, request, title: titleFor(request, titles) }] : [];
  });
}

function titleFor(request: TranslationRequest, titles: ReadonlyMap<number, { title: Text }>): Text {
  if (request.freeContent) return { [request.sourceLanguage]: plainOf(request.freeContent.title) };
  return titles.get(request.entryId ?? 0)?.title ?? {};
}

export const VIEWS = ["open", "mine", "ordered", "ended"] as const;
export type View = (typeof VIEWS)[number];

export interface Desk {
  lines: JobLine[];
  /** Name of everybody, by id. */
  names: ReadonlyMap<string, string>;
  sections: ReadonlyMap<number, Text>;
}

/** The queue: what is open, what is in the person's own hands, what she asked for, what has ended. */
export async function readDesk(ctx: StaffContext, view: View): Promise<Desk> {
  return ctx.read(async (scope) => {
    const { staffId } = ctx.actor;
    const fits: Record<View, (line: JobLine) => boolean> = {
      open: ({ job }) => isOpen(job.state),
      mine: ({ job }) => isOpen(job.state) && [job.assigneeId, job.readerId].includes(staffId),
      ordered: ({ request }) => request.requestedBy === staffId,
      ended: ({ job }) => !isOpen(job.state),
    };
    const lines = (await readLines(scope)).filter(fits[view]);
    const due = ({ job, request }: JobLine) => job.dueOn ?? request.neededOn;
    if (view !== "ended") lines.sort((a, b) => due(a).localeCompare(due(b)) || a.job.id - b.job.id);
    const sections = new Map((await listSections(scope)).map(({ id, name }) => [id, name]));
    return { lines, names: await listStaffNames(scope), sections };
  });
}

/** What waits for the translator, for the second reader, for the desk; and what a section has got back lately. */
export async function listPending(ctx: StaffContext): Promise<PendingWork[]> {
  return ctx.read(async (scope) => {
    const who = await readWho(ctx, scope, null);
    if (!who.managesDesk && !who.mayTranslate && !(await hasOrdered(ctx, scope))) return [];
    const lines = await readLines(scope);
    const unpublished = await unpublishedEntries(scope);
    return lines.flatMap((line) => pendingOf(line, { who, unpublished }) ?? []);
  });
}

function pendingOf(
  { job, request, title }: JobLine,
  { who, unpublished }: { who: Who; unpublished: ReadonlySet<string> },
): PendingWork | undefined {
  const { state, assigneeId, readerId, language } = job;
  const waits: [isWaiting: boolean, kind: PendingWork["kind"], due: string | null][] = [
    [state === "asked" && who.managesDesk, "translation.staff.pending.accept", request.neededOn],
    [isWithTranslator(state) && assigneeId === who.staffId, "translation.staff.pending.translate", job.dueOn],
    [state === "inReading" && readerId === who.staffId, "translation.staff.pending.read", job.dueOn],
    [
      state === "delivered" && request.requestedBy === who.staffId && unpublished.has(`${request.entryId}/${language}`),
      "translation.staff.pending.publish",
      null,
    ],
  ];
  const [, kind, due = null] = waits.find(([isWaiting]) => isWaiting) ?? [];
  return kind && { kind, title, path: `/translation/jobs/${job.id}`, due };
}

const hasOrdered = async (ctx: StaffContext, scope: Scope): Promise<boolean> =>
  (await listRequests(scope)).some(({ requestedBy }) => requestedBy === ctx.actor.staffId);

/** Texts whose draft says something else than what residents read: `<entry>/<language>`. */
async function unpublishedEntries(scope: Scope): Promise<Set<string>> {
  const ids = (await listRequests(scope)).flatMap(({ entryId }) => entryId ?? []);
  const texts = await listTextsOf(scope, [...new Set(ids)]);
  const waiting = texts.filter(({ draft, published }) => !sameValue(draft, published));
  return new Set(waiting.map(({ entryId, language }) => `${entryId}/${language}`));
}
