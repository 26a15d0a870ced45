import { createHash } from "node:crypto";
import { canonical } from "#platform/canonical.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Block, type Content, linesOf, type Part, partsOf } from "./block.rules.ts";

/**
 * SHA-256 over what a translator has before her, 16 characters of base64url. What a reader does not read (source notes,
 * roles, tones) changes nothing; the Japanese words of a phrase do, since its meaning follows them.
 */
export function hashOf(part: Part, block?: Block): string {
  const words = block?.kind === "phrases" ? block.items.map((item) => item.words) : [];
  const lines = part.lines.map(({ path, line }) => [path, line]);
  return createHash("sha256")
    .update(canonical({ kind: part.kind, lines, words }))
    .digest("base64url")
    .slice(0, 16);
}

/** Part → hash of it as it stands. */
export function hashesOf(content: Pick<Content, "title" | "summary" | "blocks">): Record<string, string> {
  const blocks = new Map(content.blocks.map((block) => [block.id, block]));
  return Object.fromEntries(partsOf(content).map((part) => [part.id, hashOf(part, blocks.get(part.id))]));
}

/** A text in one language and what it was made from; null for the root language. */
export interface TextInLanguage {
  content: Content;
  madeFrom: LanguageCode | null;
}
export type Texts = ReadonlyMap<LanguageCode, TextInLanguage>;

/**
 * Of a part of a translation. `stale`: its source has changed since; `behind`: its source is itself stale or missing, so
 * that a change at the root has not come through yet.
 */
export type PartState = "source" | "current" | "stale" | "behind" | "missing";

/**
 * The state of each part of the root, in one language. A part that the root no longer has is left out: it is not shown
 * to anybody. The chain of sources is followed to the root, so a change there turns exactly the parts made from it stale.
 */
export function statesOf(texts: Texts, root: LanguageCode, language: LanguageCode): Map<string, PartState> {
  return statesAlong(texts, root, { language, hashes: new Map(), seen: new Set() });
}

interface Way {
  language: LanguageCode;
  /** Language → its parts' hashes; worked out once. */
  hashes: Map<LanguageCode, Record<string, string>>;
  /** Against two languages that name each other as their source. */
  seen: ReadonlySet<LanguageCode>;
}

function statesAlong(texts: Texts, root: LanguageCode, way: Way): Map<string, PartState> {
  const { language, seen } = way;
  const ids = Object.keys(hashesIn(texts, root, way));
  if (language === root) return new Map(ids.map((id) => [id, "source"]));
  const text = texts.get(language);
  const source = text?.madeFrom && !seen.has(text.madeFrom) ? text.madeFrom : root;
  if (!text) return new Map(ids.map((id) => [id, "missing"]));
  const before = statesAlong(texts, root, { ...way, language: source, seen: new Set([...seen, language]) });
  const present = hashesIn(texts, language, way);
  const current = hashesIn(texts, source, way);
  return new Map(
    ids.map((id): [string, PartState] => {
      if (!(id in present)) return [id, "missing"];
      if (before.get(id) === "missing") return [id, "behind"];
      if (text.content.from[id] !== current[id]) return [id, "stale"];
      return [id, before.get(id) === "stale" || before.get(id) === "behind" ? "behind" : "current"];
    }),
  );
}

function hashesIn(texts: Texts, language: LanguageCode, { hashes }: Way): Record<string, string> {
  const known = hashes.get(language);
  if (known) return known;
  const content = texts.get(language)?.content;
  const found = content ? filledHashes(content) : {};
  hashes.set(language, found);
  return found;
}

/** Content is never changed in place: what was read once is drawn in many languages. */
const hashed = new WeakMap<Content, Record<string, string>>();

/** Parts without any words are not there yet. */
function filledHashes(content: Content): Record<string, string> {
  const known = hashed.get(content);
  if (known) return known;
  const found = hashFilled(content);
  hashed.set(content, found);
  return found;
}

function hashFilled(content: Content): Record<string, string> {
  const all = hashesOf(content);
  const filled = partsOf(content).filter(({ lines }) => lines.some(({ line }) => line.trim()));
  return Object.fromEntries(filled.map(({ id }) => [id, all[id] ?? ""]));
}

export type TextState = "missing" | "machineDraft" | "inTranslation" | "inReview" | "done" | "stale";

/** The state of a whole translation, as lists and the coverage chart show it. `work`: what staff say of their draft. */
export function textState(
  states: ReadonlyMap<string, PartState>,
  work: "draft" | "machineDraft" | "inTranslation" | "inReview" | "done" | undefined,
): TextState {
  const all = [...states.values()];
  if (work === undefined || all.every((state) => state === "missing")) return "missing";
  if (work === "machineDraft" || work === "inReview") return work;
  if (work !== "done" || all.includes("missing")) return "inTranslation";
  return all.every((state) => state === "current" || state === "source") ? "done" : "stale";
}

/** Whether every text of the translation's block stands at a place that the source's block has too, and none is left out. */
export function hasShapeOf(block: Block, source: Block): boolean {
  if (block.kind !== source.kind) return false;
  const paths = (each: Block) =>
    linesOf(each)
      .map(({ path }) => path)
      .join(" ");
  return paths(block) === paths(source);
}
