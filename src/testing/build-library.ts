import type { Block, Content } from "#modules/library/content/block.rules.ts";
import { hashesOf } from "#modules/library/content/staleness.rules.ts";
import { getEntry, insertEntry } from "#modules/library/entries/entry.data.ts";
import { type Entry, NO_ATTRIBUTES } from "#modules/library/entries/entry.rules.ts";
import { insertText, updateText } from "#modules/library/entries/text.data.ts";
import { indexEntry } from "#modules/library/search/index-entry.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { nextNumber } from "./build.ts";
import type { TestApp } from "./test-app.ts";

export const paragraph = (id: string, text: string): Block => ({ id, kind: "paragraph", text });

/** A content of paragraphs, from `{ title, a: "text of block a" }`. */
export function buildContent(texts: Record<string, string>, source?: Content): Content {
  const { title = "題名", summary = "要約", ...blocks } = texts;
  const content = {
    title,
    summary,
    blocks: Object.entries(blocks).map(([id, text]) => paragraph(id, text)),
    from: {},
  };
  if (!source) return content;
  const hashes = hashesOf(source);
  return { ...content, from: Object.fromEntries(Object.keys(hashesOf(content)).map((id) => [id, hashes[id] ?? ""])) };
}

export interface BuiltText {
  content: Content;
  madeFrom?: LanguageCode;
  /** Only a draft; nobody reads it. */
  isDraft?: boolean;
}

export type BuiltEntry = Partial<Omit<Entry, "id" | "version">> & {
  texts?: Partial<Record<LanguageCode, BuiltText>>;
};

/** An entry with its texts, public where nothing else is said. Returns its key and id. */
export function buildEntry(
  app: Pick<TestApp, "db">,
  municipalityId: number,
  wishes: BuiltEntry = {},
): Promise<{ id: number; key: string }> {
  return inScope(app.db, municipalityId, (scope) => addEntry(scope, wishes));
}

async function addEntry(scope: Scope, { texts, ...wishes }: BuiltEntry): Promise<{ id: number; key: string }> {
  const key = wishes.key ?? `entry-${nextNumber()}`;
  const id = await insertEntry(scope, { ...PLAIN, ...wishes, key });
  const given = texts ?? { ja: { content: buildContent({ title: "見本", a: "文章です。" }) } };
  for (const [code, text] of Object.entries(given)) {
    const language = code as LanguageCode;
    const { content, madeFrom = null, isDraft = false } = text;
    await insertText(scope, { entryId: id, language, madeFrom, draft: content, work: madeFrom ? "done" : "draft" });
    if (!isDraft)
      await updateText(scope, { entryId: id, language }, { published: content, publishedAt: new Date("2026-04-01") });
  }
  await indexEntry(scope, await getEntry(scope, key));
  await bumpRevision(scope);
  return { id, key };
}

const PLAIN: Omit<Entry, "id" | "key" | "version"> = {
  kind: "page",
  parentId: null,
  position: 0,
  rootLanguage: "ja",
  attributes: NO_ATTRIBUTES,
  sources: {},
  ownerPostId: null,
  reviewBy: null,
  shownFrom: null,
  shownTo: null,
  archivedAt: null,
  isSample: false,
};
