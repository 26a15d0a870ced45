import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Contact, listContacts } from "../contacts/contact.data.ts";
import { listEntries } from "../entries/entry.data.ts";
import { type Entry, entryPath } from "../entries/entry.rules.ts";
import { listPublishedHeads, listPublishedTexts } from "../entries/text.data.ts";
import { shownIds } from "../entries/tree.rules.ts";

/** An entry as lists show it: without its blocks, in all languages. */
export interface Heading {
  entry: Entry;
  title: Text;
  summary: Text;
  publishedAt: Date;
  /** Behind `/{slug}/{language}`. */
  path: string;
}

/** All that residents may see today, without the blocks. */
export interface Library {
  /** By their place among their brothers. */
  headings: Heading[];
  byKey: ReadonlyMap<string, Heading>;
  byId: ReadonlyMap<number, Heading>;
  /** By the number of the entry that they stand below; null: at the top. */
  below: ReadonlyMap<number | null, readonly Heading[]>;
  contacts: ReadonlyMap<string, Contact>;
  /** The first card on the page of the desk, where one can talk to somebody. */
  deskContact: string | null;
}

/** The key of the page of the desk. */
export const DESK = "consult";

/** The same for every reader and language; read once until something changes, or the day does. */
export function readLibrary(ctx: ResidentContext): Promise<Library> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.readOnce(`library ${today}`, (scope) => loadLibrary(scope, today));
}

export async function loadLibrary(scope: Scope, today: string): Promise<Library> {
  const entries = await listEntries(scope);
  const heads = new Map((await listPublishedHeads(scope)).map((head) => [head.entryId, head]));
  const shown = shownIds(entries, today);
  const headings = entries.flatMap((entry): Heading[] => {
    const head = heads.get(entry.id);
    // Where the root is not public there is nothing that a translation could be of.
    if (!head?.title[entry.rootLanguage] || !shown.has(entry.id)) return [];
    const { title, summary, publishedAt } = head;
    return [{ entry, title, summary, publishedAt, path: entryPath(entry) }];
  });
  const desk = headings.find(({ entry }) => entry.key === DESK);
  const texts = desk ? await listPublishedTexts(scope, desk.entry.id) : [];
  const root = texts.find(({ language }) => language === desk?.entry.rootLanguage);
  const card = root?.content.blocks.find((block) => block.kind === "contact");
  return {
    headings,
    deskContact: card?.kind === "contact" ? card.contact : null,
    byKey: new Map(headings.map((heading) => [heading.entry.key, heading])),
    byId: new Map(headings.map((heading) => [heading.entry.id, heading])),
    below: Map.groupBy(headings, ({ entry }) => entry.parentId),
    contacts: new Map((await listContacts(scope)).map((contact) => [contact.key, contact])),
  };
}
