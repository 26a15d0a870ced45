import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { lastDay } from "#platform/i18n/partial-date.ts";
import type { PendingWork } from "#platform/module.ts";
import { entryPlace, mayAct } from "../entries/act-on-entry.ts";
import { listEntries } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { listTextHeads } from "../entries/text-head.data.ts";
import { mayManageLibrary } from "../permissions.ts";
import { listCounts, listNotes, listRemarks, totalOf } from "./feedback.data.ts";
import { type Count, MOST_NOTES, type Note, type Numbers, type Remark } from "./feedback.rules.ts";

/** What a page tells of its readers' remarks. */
export type PublicNote = Note & { closedOn: string };

/** By entry; read once for all readers until something changes. */
export async function readNotes(ctx: ResidentContext, entryId: number): Promise<PublicNote[]> {
  const byEntry = await ctx.readOnce("library notes", async (scope) =>
    Map.groupBy(await listNotes(scope), (remark) => remark.entryId),
  );
  return (byEntry.get(entryId) ?? [])
    .slice(0, MOST_NOTES)
    .flatMap(({ note, closedOn }) => (note && closedOn ? [{ ...note, closedOn }] : []));
}

/** An entry with what was written about it. */
export interface EntryRemarks {
  entry: Entry;
  title: string;
  remarks: Remark[];
}

/** Entries about which somebody wrote and nobody has answered; those with the oldest remark first. */
export function listOpenRemarks(ctx: StaffContext): Promise<EntryRemarks[]> {
  return ctx.read(async (scope) => {
    const open = Map.groupBy(await listRemarks(scope, { state: "open" }), ({ entryId }) => entryId);
    const titles = titlesOf(await listTextHeads(scope));
    const rows = (await listEntries(scope)).flatMap((entry) => {
      const remarks = open.get(entry.id);
      return remarks ? [{ entry, title: titles(entry), remarks }] : [];
    });
    return rows.sort((one, other) => oldest(one) - oldest(other));
  });
}

const oldest = ({ remarks }: EntryRemarks) => remarks.at(-1)?.id ?? 0;

function titlesOf(heads: Awaited<ReturnType<typeof listTextHeads>>): (entry: Entry) => string {
  const roots = new Map(heads.filter(({ madeFrom }) => madeFrom === null).map((head) => [head.entryId, head.title]));
  return ({ id, key }) => roots.get(id) || key;
}

/** For whoever acts for the post that answers for the entry; where there is none, for those who keep the library. */
export async function listPendingRemarks(ctx: StaffContext): Promise<PendingWork[]> {
  const open = await listOpenRemarks(ctx);
  if (open.length === 0) return [];
  const place = await ctx.read((scope) => entryPlace(ctx, scope));
  const isMine = (entry: Entry) =>
    entry.ownerPostId === null
      ? mayManageLibrary(ctx.actor, place.cityBodyId)
      : place.heldPosts.includes(entry.ownerPostId) && mayAct(ctx.actor, { entry, place, needs: "write" });
  return open
    .filter(({ entry }) => isMine(entry))
    .map(({ entry, title }) => ({
      kind: "library.staff.feedback.pending" as const,
      title: { [entry.rootLanguage]: title },
      path: `/library/${entry.key}/feedback`,
      due: null,
    }));
}

export interface FeedbackNumbers {
  counts: Count[];
  total: Numbers;
  titles: ReadonlyMap<number, { key: string; title: string }>;
}

/** What was counted in these months (`2026-04`), both included. */
export function readNumbers(ctx: StaffContext, { from, to }: { from: string; to: string }): Promise<FeedbackNumbers> {
  const months = { from: `${from}-01`, to: lastDay(to) };
  return ctx.read(async (scope) => {
    const titles = titlesOf(await listTextHeads(scope));
    const entries = await listEntries(scope);
    return {
      counts: await listCounts(scope, months),
      total: await totalOf(scope, months),
      titles: new Map(entries.map((entry) => [entry.id, { key: entry.key, title: titles(entry) }])),
    };
  });
}
