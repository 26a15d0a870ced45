import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Block, type Content, linesOf, withLines } from "../content/block.rules.ts";
import { hashesOf } from "../content/staleness.rules.ts";
import type { BlockWords, EntryFile, TranslationFile } from "./library-file.ts";

/** A place where a translation does not fit the text that it was made from. */
export interface Misfit {
  language: LanguageCode;
  block: string;
  what: "missing" | "unknown" | "shape" | "noSource";
}

/** The contents of an entry's files in all languages, each with the hashes of what it was made from. */
export function contentsOf(file: EntryFile): { contents: Map<LanguageCode, Content>; misfits: Misfit[] } {
  const contents = new Map<LanguageCode, Content>([[file.root, { ...file.rootText, from: {} }]]);
  const misfits: Misfit[] = [];
  const waiting = new Map(file.translations);
  while (waiting.size > 0) {
    // A translation needs the one that it was made from.
    const ready = [...waiting].filter(([, { from }]) => contents.has(from));
    if (ready.length === 0) {
      for (const [language] of waiting) misfits.push({ language, block: "", what: "noSource" });
      break;
    }
    for (const [language, translation] of ready) {
      waiting.delete(language);
      const source = contents.get(translation.from) as Content;
      const { content, misfits: own } = translate(source, translation);
      contents.set(language, content);
      misfits.push(...own.map((misfit) => ({ ...misfit, language })));
    }
  }
  return { contents, misfits };
}

function translate(source: Content, translation: TranslationFile) {
  const misfits: Omit<Misfit, "language">[] = [];
  const blocks = source.blocks.flatMap((block): Block[] => {
    const words = translation.blocks[block.id];
    const places = linesOf(block);
    if (places.length === 0) return [block];
    if (!words) {
      if (!translation.partial) misfits.push({ block: block.id, what: "missing" });
      return [];
    }
    const given = linesIn(words);
    if (places.length !== given.size || !places.every(({ path }) => given.has(path)))
      misfits.push({ block: block.id, what: "shape" });
    return [withLines(block, given)];
  });
  const known = new Set(source.blocks.map(({ id }) => id));
  for (const id of Object.keys(translation.blocks)) if (!known.has(id)) misfits.push({ block: id, what: "unknown" });
  const all = hashesOf(source);
  const present = new Set(["title", "summary", ...blocks.map(({ id }) => id)]);
  const from = Object.fromEntries(Object.entries(all).filter(([id]) => present.has(id)));
  const content: Content = { title: translation.title, summary: translation.summary, blocks, from };
  return { content, misfits };
}

/** The words of a file's block by their places, as `linesOf` names them. */
function linesIn({ text, items = [], caption, head = [], rows = [], alt }: BlockWords): Map<string, string> {
  const words: [string, string | undefined][] = [
    ["text", text],
    ["alt", alt],
    ["caption", caption],
    ...items.map((item, index): [string, string] =>
      typeof item === "string" ? [`items.${index}`, item] : [`items.${index}.meaning`, item.meaning],
    ),
    ...head.map((line, index): [string, string] => [`head.${index}`, line]),
    ...rows.flatMap((row, y) => row.map((line, x): [string, string] => [`rows.${y}.${x}`, line])),
  ];
  return new Map(words.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
