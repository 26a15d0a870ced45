import { getPlan, type RecordKind } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { countOpinions, findPublishedDays, getOpinion, listOpinions, type OpinionFilter } from "./opinion.data.ts";
import { type Disposition, fiscalYearDays, fiscalYearOf, type Source } from "./opinion.rules.ts";
import { type Entry, readEntries } from "./read-entries.ts";

export interface LedgerQuery {
  source?: Source;
  disposition?: Disposition;
  fiscalYear?: number;
  plan?: string;
  hasChange?: boolean;
  offset?: number;
  limit?: number;
}

export interface Ledger {
  entries: Entry[];
  total: number;
  /** The fiscal years in which published opinions were said, the newest first. */
  years: number[];
}

/** What is published, the newest first. @throws AppError notFound where the plan is unknown */
export async function listLedger(
  ctx: ResidentContext,
  { query, kinds }: { query: LedgerQuery; kinds: readonly RecordKind[] },
): Promise<Ledger> {
  return ctx.read(async (scope) => {
    const { source, disposition, fiscalYear, plan, hasChange, ...page } = query;
    const planId = plan === undefined ? undefined : (await getPlan(scope, plan)).id;
    const filter: OpinionFilter = {
      isPublished: true,
      source,
      disposition,
      hasChange,
      ...(fiscalYear === undefined ? {} : fiscalYearDays(fiscalYear)),
      ...(planId === undefined ? {} : { place: { planId } }),
    };
    const days = await findPublishedDays(scope);
    return {
      entries: await readEntries(scope, await listOpinions(scope, filter, page), kinds),
      total: await countOpinions(scope, filter),
      years: days ? yearsBetween(fiscalYearOf(days.first), fiscalYearOf(days.last)) : [],
    };
  });
}

const yearsBetween = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => last - index);

/** @throws AppError notFound where it does not exist or is not published */
export async function readOpinion(
  ctx: ResidentContext,
  { id, kinds }: { id: number; kinds: readonly RecordKind[] },
): Promise<Entry> {
  return ctx.read(async (scope) => {
    const opinion = await getOpinion(scope, id);
    if (!opinion.publishedAt) throw notFound();
    const [entry] = await readEntries(scope, [opinion], kinds);
    return entry ?? missing();
  });
}

function missing(): never {
  throw notFound();
}
