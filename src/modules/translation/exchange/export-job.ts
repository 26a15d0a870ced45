import { getCityBody } from "#modules/accounts/public.ts";
import { listTerms } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { keyOf } from "../desk/act-on-job.ts";
import { getJob, type Job, listJobs } from "../desk/job.data.ts";
import { isOpen } from "../desk/job.rules.ts";
import { getRequest } from "../desk/request.data.ts";
import type { Term } from "../glossary/term.rules.ts";
import { exchangeOf } from "../pairs/exchange-of.ts";
import { loadPair } from "../pairs/text-pair.ts";
import { mayOrder } from "../permissions.ts";
import type { Exchange } from "../segments/unit.rules.ts";
import { notesOf } from "../xliff/unit-notes.ts";
import { writeXliff } from "../xliff/write-xliff.ts";
import { writeXliffOne } from "../xliff/write-xliff-one.ts";
import { noteWords } from "./note-words.ts";

/** What goes out for a job. */
export interface ExportedText {
  exchange: Exchange;
  terms: readonly Term[];
  /** Of a file, without its ending. */
  name: string;
}

/** @throws AppError forbidden, notFound */
export async function exportJob(ctx: StaffContext, id: number): Promise<ExportedText> {
  return ctx.read(async (scope) => {
    await check(ctx, scope);
    return exportOne(ctx, scope, { job: await getJob(scope, id), terms: await listTerms(scope) });
  });
}

/** Everything that is in the person's own hands now. */
export async function exportOwnJobs(ctx: StaffContext): Promise<ExportedText[]> {
  return ctx.read(async (scope) => {
    await check(ctx, scope);
    const terms = await listTerms(scope);
    const mine = (await listJobs(scope)).filter(
      ({ state, assigneeId, readerId }) => isOpen(state) && [assigneeId, readerId].includes(ctx.actor.staffId),
    );
    const exported: ExportedText[] = [];
    for (const job of mine) exported.push(await exportOne(ctx, scope, { job, terms }));
    return exported;
  });
}

const check = async (ctx: StaffContext, scope: Scope) => allow(mayOrder(ctx.actor, (await getCityBody(scope)).id));

async function exportOne(
  ctx: StaffContext,
  scope: Scope,
  { job, terms }: { job: Job; terms: readonly Term[] },
): Promise<ExportedText> {
  const { say } = ctx;
  const request = await getRequest(scope, job.requestId);
  const pair = await loadPair(scope, { key: await keyOf(scope, request), language: job.language });
  const due = job.dueOn ?? request.neededOn;
  const remarks = [
    request.audience ? say.t("translation.staff.note.audience", { audience: request.audience }) : "",
    say.t("translation.staff.note.due", { date: say.format.date(due) }),
    request.remarks,
    say.t("translation.staff.note.marks"),
  ].filter(Boolean);
  return { exchange: exchangeOf(pair, ctx.municipality, remarks), terms, name: `${pair.key}.${job.language}` };
}

/** As XLIFF of the wished version. */
export function writeExchange(ctx: StaffContext, { exchange, terms }: ExportedText, version: "1.2" | "2.0"): string {
  const words = noteWords(ctx.say);
  const write = version === "1.2" ? writeXliffOne : writeXliff;
  return write(exchange, (unit) => notesOf(unit, exchange, { words, terms }));
}
