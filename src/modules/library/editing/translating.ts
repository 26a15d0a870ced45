import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Block, type Content, type Part, partsOf, withLines } from "../content/block.rules.ts";
import type { Line } from "../content/line.rules.ts";
import { hashesOf, type PartState, statesOf, type Texts } from "../content/staleness.rules.ts";
import { actOnEntry } from "../entries/act-on-entry.ts";
import { isMachineWork } from "../entries/machine-work.ts";
import { listRevisionContents } from "../entries/revision.data.ts";
import { replaceDraft, takeBack } from "../entries/save-draft.ts";
import { type EntryText, findText, getTextForUpdate, insertText, listTexts } from "../entries/text.data.ts";
import { loadForStaff, type StaffEntry } from "./read-for-staff.ts";

/** Old states of a source that are looked through for the one that a part was made from. */
const LOOKED_BACK = 60;

/** What a translation is made from: what residents read, or the draft of a text that was never public. */
export const sourceContent = ({ published, draft }: Pick<EntryText, "published" | "draft">): Content =>
  published ?? draft;

/** A part of the source, what it says in the translation, and how the two stand. */
export interface TranslatedPart {
  source: Part;
  /** Of the source as it stands. */
  hash: string;
  own: Part | undefined;
  state: PartState;
  /** What the source said when the part was made; where it is known and something else now. */
  before: Part | undefined;
}

export interface Translating extends StaffEntry {
  language: LanguageCode;
  /** The text of this language; undefined where nobody has begun. */
  text: EntryText | undefined;
  source: EntryText;
  /** From which languages it could be made. */
  sources: LanguageCode[];
  parts: TranslatedPart[];
  /** The draft is a machine's, and nobody has read it. */
  isMachineWork: boolean;
}

/** A translation beside its source. @throws AppError notFound for the language that the entry was written in */
export async function readTranslating(
  ctx: StaffContext,
  { key, language, from }: { key: string; language: LanguageCode; from?: LanguageCode },
): Promise<Translating> {
  return ctx.read(async (scope) => {
    const given = await loadForStaff(ctx, scope, key);
    const { entry, texts, root } = given;
    if (!root || language === entry.rootLanguage) throw notFound();
    const text = texts.find((each) => each.language === language);
    const others = texts.filter((each) => each.language !== language && each.madeFrom !== language);
    const wanted = text?.madeFrom ?? from ?? entry.rootLanguage;
    const source = others.find((each) => each.language === wanted) ?? root;
    const parts = await partsFor(scope, { texts, root, source, text, language });
    const sources = others.map((each) => each.language);
    const isMachine = text !== undefined && (await isMachineWork(scope, text));
    return { ...given, language, text, source, sources, parts, isMachineWork: isMachine };
  });
}

interface Pair {
  texts: readonly EntryText[];
  root: EntryText;
  source: EntryText;
  text: EntryText | undefined;
  language: LanguageCode;
}

async function partsFor(scope: Scope, { texts, root, source, text, language }: Pair): Promise<TranslatedPart[]> {
  const said = sourceContent(source);
  const hashes = hashesOf(said);
  const states = statesOf(textsOf(texts, language), root.language, language);
  const own = new Map(text ? partsOf(text.draft).map((part) => [part.id, part]) : []);
  const made = text?.draft.from ?? {};
  const isOld = partsOf(said).some(({ id }) => made[id] !== undefined && made[id] !== hashes[id]);
  const { entryId } = source;
  const old = isOld
    ? await listRevisionContents(scope, { entryId, language: source.language, atMost: LOOKED_BACK })
    : [];
  const ids = new Set(partsOf(sourceContent(root)).map(({ id }) => id));
  return partsOf(said)
    .filter(({ id }) => ids.has(id))
    .map((part): TranslatedPart => {
      const hash = hashes[part.id] ?? "";
      const from = made[part.id];
      const before = from === undefined || from === hash ? undefined : partWith(old, part.id, from);
      return { source: part, hash, own: own.get(part.id), state: states.get(part.id) ?? "missing", before };
    });
}

/** The text that is worked on by its draft, all others as translations are made from them. */
function textsOf(texts: readonly EntryText[], language: LanguageCode): Texts {
  return new Map(
    texts.map((text) => [
      text.language,
      { madeFrom: text.madeFrom, content: text.language === language ? text.draft : sourceContent(text) },
    ]),
  );
}

function partWith(contents: readonly Content[], id: string, hash: string): Part | undefined {
  const found = contents.find((content) => hashesOf(content)[id] === hash);
  return found && partsOf(found).find((part) => part.id === id);
}

/** A part as a translator sends it: its words by path, and the hash of the source that she had before her. */
export interface SentPart {
  id: string;
  lines: ReadonlyMap<string, Line>;
  hash: string;
}

/**
 * Keeps parts of a translation, each with what it was made from: where the source changed while she wrote, the part is
 * stale at once, and says so. A part that came as it was stays what it was made from. Begins the translation where there
 * is none.
 * @throws AppError conflict where somebody else saved meanwhile
 */
export async function saveParts(
  ctx: StaffContext,
  input: Pick<Pair, "language"> & {
    key: string;
    from: LanguageCode;
    draftVersion: number;
    parts: readonly SentPart[];
    /** Parts that came as they were, and of which she says that they hold for the source as it stands. */
    confirmed: ReadonlySet<string>;
  },
): Promise<void> {
  const { key, language, draftVersion, parts } = input;
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    if (language === entry.rootLanguage) throw invalid([{ path: "", code: "library.error.isRoot" }]);
    const texts = await listTexts(scope, entry.id);
    const known = texts.find((each) => each.language === language);
    if (!known && draftVersion > 0) throw conflict("library.error.textChangedMeanwhile");
    const text = known ?? (await beginText(ctx, scope, { entryId: entry.id, ...input, texts }));
    const locked = await getTextForUpdate(scope, entry.id, { language, ...(known && { draftVersion }) });
    const source = texts.find((each) => each.language === text.madeFrom);
    if (!source) throw notFound();
    const changed = changedParts(locked.draft, parts).concat(parts.filter(({ id }) => input.confirmed.has(id)));
    const content = changed.reduce((so, part) => withPart(so, part, sourceContent(source)), locked.draft);
    const version = await replaceDraft(ctx, scope, { text: locked, content });
    await takeBack(scope, { text: locked, version });
    return { action: "libraryText.translated", after: { language, parts: changed.map(({ id }) => id) } };
  });
}

function changedParts(draft: Content, parts: readonly SentPart[]): SentPart[] {
  const known = new Map(partsOf(draft).map(({ id, lines }) => [id, lines]));
  return parts.filter(({ id, lines }) => {
    const old = new Map(known.get(id)?.map(({ path, line }) => [path, line]));
    return [...lines].some(([path, line]) => line !== (old.get(path) ?? ""));
  });
}

async function beginText(
  ctx: StaffContext,
  scope: Scope,
  {
    entryId,
    language,
    from,
    texts,
  }: { entryId: number; language: LanguageCode; from: LanguageCode; texts: readonly EntryText[] },
): Promise<EntryText> {
  if (!texts.some((each) => each.language === from && each.madeFrom !== language)) throw notFound();
  const draft = { title: "", summary: "", blocks: [], from: {} };
  await insertText(scope, {
    entryId,
    language,
    madeFrom: from,
    draft,
    work: "inTranslation",
    draftedBy: ctx.actor.staffId,
  });
  const text = await findText(scope, entryId, language);
  if (!text) throw notFound();
  return text;
}

/** The content with one part said anew; blocks stand in the source's order. */
export function withPart(content: Content, { id, lines, hash }: SentPart, source: Content): Content {
  const isEmpty = [...lines.values()].every((line) => line.trim() === "");
  const { [id]: _, ...others } = content.from;
  const from = isEmpty ? others : { ...others, [id]: hash };
  if (id === "title" || id === "summary") return { ...content, [id]: lines.get("text") ?? "", from };
  const block = source.blocks.find((each) => each.id === id);
  if (!block) return content;
  const said = new Map(content.blocks.filter((each) => each.id !== id).map((each): [string, Block] => [each.id, each]));
  if (!isEmpty) said.set(id, withLines(block, lines));
  const ordered = source.blocks.flatMap((each) => said.get(each.id) ?? []);
  const gone = [...said.values()].filter((each) => !source.blocks.some((other) => other.id === each.id));
  return { ...content, blocks: [...ordered, ...gone], from };
}
