import {
  type Content,
  type Entry,
  type EntryText,
  getEntry,
  hashesOf,
  listEntries,
  listRevisionContents,
  listTexts,
  type PartState,
  partsOf,
  sourceContent,
  statesOf,
  type Texts,
} from "#modules/library/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Job, listJobs } from "../desk/job.data.ts";
import { getRequest } from "../desk/request.data.ts";
import { partText } from "../segments/unit.rules.ts";
import { sourceLanguageFor } from "./source-language.rules.ts";

/** Old states of a source that are looked through for what a part was made from. */
const LOOKED_BACK = 60;

export const NOTHING: Content = { title: "", summary: "", blocks: [], from: {} };

/** A text and its translation into one language, whether it stands in the library or was pasted in. */
export interface TextPair {
  /** The entry's key, or `request.12`. */
  key: string;
  /** Null for a pasted text. */
  entry: Entry | null;
  /** Of a pasted text. */
  freeJob: Job | null;
  sourceLanguage: LanguageCode;
  language: LanguageCode;
  source: Content;
  target: Content;
  /** Undefined where the library has no text of this language yet. */
  text: EntryText | undefined;
  /** Counts what is written; 0 where nothing is. */
  version: number;
  states: ReadonlyMap<string, PartState>;
  /** Stale part → what its source said when it was made. */
  before: ReadonlyMap<string, string>;
  isReviewed: boolean;
}

export const requestKey = (id: number): string => `request.${id}`;

/** @throws AppError notFound, also for the language that the text is written in */
export async function loadPair(
  scope: Scope,
  { key, language }: { key: string; language: LanguageCode },
): Promise<TextPair> {
  const request = /^request\.(\d{1,9})$/.exec(key)?.[1];
  return request ? loadFree(scope, Number(request), language) : loadEntryPair(scope, key, language);
}

async function loadEntryPair(scope: Scope, key: string, language: LanguageCode): Promise<TextPair> {
  const entry = await getEntry(scope, key);
  const texts = await listTexts(scope, entry.id);
  return pairOf(scope, { entry, texts, language });
}

async function pairOf(
  scope: Scope,
  { entry, texts, language }: { entry: Entry; texts: readonly EntryText[]; language: LanguageCode },
): Promise<TextPair> {
  const root = texts.find((each) => each.language === entry.rootLanguage);
  if (!root || language === entry.rootLanguage) throw notFound();
  const text = texts.find((each) => each.language === language);
  const there = texts.filter((each) => each.language !== language && each.madeFrom !== language);
  const wanted =
    text?.madeFrom ?? sourceLanguageFor(language, { root: root.language, there: there.map((each) => each.language) });
  const found = there.find((each) => each.language === wanted) ?? root;
  const source = sourceContent(found);
  const target = text?.draft ?? NOTHING;
  const states = statesOf(textsFor(texts, language), entry.rootLanguage, language);
  return {
    ...{ key: entry.key, entry, freeJob: null, sourceLanguage: found.language, language, source, target, text, states },
    version: text?.draftVersion ?? 0,
    before: await sourcesBefore(scope, { entryId: entry.id, source, language: found.language, target }),
    isReviewed: Boolean(text?.isReviewed && text.published),
  };
}

/** The text that is worked on by its draft, all others as translations are made from them. */
export function textsFor(texts: readonly EntryText[], language: LanguageCode): Texts {
  return new Map(
    texts.map((text) => [
      text.language,
      { madeFrom: text.madeFrom, content: text.language === language ? text.draft : sourceContent(text) },
    ]),
  );
}

interface Made {
  entryId: number;
  source: Content;
  language: LanguageCode;
  target: Content;
}

async function sourcesBefore(scope: Scope, { entryId, source, language, target }: Made): Promise<Map<string, string>> {
  const hashes = hashesOf(source);
  const old = Object.entries(target.from).filter(([id, hash]) => id in hashes && hashes[id] !== hash);
  if (old.length === 0) return new Map();
  const contents = await listRevisionContents(scope, { entryId, language, atMost: LOOKED_BACK });
  const known = contents.map((content) => ({ content, hashes: hashesOf(content) }));
  return new Map(
    old.flatMap(([id, hash]): [string, string][] => {
      const found = known.find((each) => each.hashes[id] === hash);
      const part = found && partsOf(found.content).find((each) => each.id === id);
      return part ? [[id, partText(part)]] : [];
    }),
  );
}

async function loadFree(scope: Scope, requestId: number, language: LanguageCode): Promise<TextPair> {
  const { freeContent, sourceLanguage } = await getRequest(scope, requestId);
  const job = (await listJobs(scope, requestId)).find((each) => each.language === language);
  if (!freeContent || !job) throw notFound();
  const target = job.freeTarget ?? NOTHING;
  const texts: Texts = new Map([
    [sourceLanguage, { content: freeContent, madeFrom: null }],
    [language, { content: target, madeFrom: sourceLanguage }],
  ]);
  return {
    ...{ key: requestKey(requestId), entry: null, freeJob: job, sourceLanguage, language, text: undefined },
    ...{ source: freeContent, target, version: job.version, before: new Map() },
    states: statesOf(texts, sourceLanguage, language),
    isReviewed: job.state === "delivered",
  };
}

/** @throws AppError notFound */
export async function findEntryKey(scope: Scope, entryId: number): Promise<string> {
  const entry = (await listEntries(scope)).find(({ id }) => id === entryId);
  if (!entry) throw notFound();
  return entry.key;
}
