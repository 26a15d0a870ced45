import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Block, Content } from "./block.rules.ts";
import { hasShapeOf, type PartState, statesOf, type Texts } from "./staleness.rules.ts";

/** A piece of an entry as one reader gets it: in which language it had to be, and whether its source changed since. */
export interface Merged<Value> {
  value: Value;
  language: LanguageCode;
  isFallback: boolean;
  /** The translation is of an older text. */
  isStale: boolean;
}

export interface MergedContent {
  title: Merged<string>;
  summary: Merged<string>;
  blocks: Merged<Block>[];
  /** In which languages at least the title is there. */
  languages: LanguageCode[];
}

/**
 * An entry for a reader of `chain[0]`: the root's parts in the root's order, each in the first language of the chain that
 * has it. Never empty where the root is not, and never more than the root says: a paragraph that the city took out is gone
 * in every language at once.
 */
export function mergeContent(texts: Texts, root: LanguageCode, chain: readonly LanguageCode[]): MergedContent {
  const rootContent = texts.get(root)?.content;
  if (!rootContent) throw new Error(`no text in the root language ${root}`);
  const languages = [...new Set([...chain, root])].filter((language) => texts.has(language));
  const states = new Map(languages.map((language) => [language, statesOf(texts, root, language)]));
  const pick = <Value>(id: string, valueIn: (content: Content) => Value | undefined): Merged<Value> => {
    for (const language of languages) {
      const content = texts.get(language)?.content;
      const state = states.get(language)?.get(id) ?? "missing";
      const value = content && state !== "missing" ? valueIn(content) : undefined;
      if (value !== undefined) return { value, language, isFallback: language !== chain[0], isStale: isOld(state) };
    }
    return { value: valueIn(rootContent) as Value, language: root, isFallback: root !== chain[0], isStale: false };
  };
  return {
    title: orEmpty(pick("title", ({ title }) => title || undefined)),
    summary: orEmpty(pick("summary", ({ summary }) => summary || undefined)),
    blocks: rootContent.blocks.map((block) => {
      if (isWordless(block)) return { value: block, language: chain[0] ?? root, isFallback: false, isStale: false };
      const picked = pick(block.id, ({ blocks }) => findShaped(blocks, block));
      return { ...picked, value: dressed(picked.value, block) };
    }),
    languages: [...texts].filter(([, { content }]) => content.title).map(([language]) => language),
  };
}

/** A summary may be left out, in the root too. */
const orEmpty = (line: Merged<string | undefined>): Merged<string> => ({ ...line, value: line.value ?? "" });

const isOld = (state: PartState) => state === "stale" || state === "behind";

const isWordless = (block: Block) => block.kind === "contact";

/**
 * A translation whose table lost a row, or whose steps are one fewer, is still a translation; one of another kind of block
 * would tell something else.
 */
function findShaped(blocks: readonly Block[], source: Block): Block | undefined {
  const found = blocks.find(({ id }) => id === source.id);
  return found?.kind === source.kind ? found : undefined;
}

/** What is not words comes from the root: which picture, how strong a notice, which source. */
function dressed(block: Block, root: Block): Block {
  const { role, source, blank } = root;
  const base = { ...block, role, source, blank };
  if (root.kind === "phrases" && base.kind === "phrases" && hasShapeOf(base, root)) {
    return {
      ...base,
      items: base.items.map((item, index) => ({ ...(root.items[index] ?? item), meaning: item.meaning })),
    };
  }
  if (root.kind === "image" && base.kind === "image")
    return { ...base, file: root.file, width: root.width, height: root.height };
  if (root.kind === "notice" && base.kind === "notice") return { ...base, tone: root.tone };
  if (root.kind === "heading" && base.kind === "heading") return { ...base, level: root.level };
  return base;
}
