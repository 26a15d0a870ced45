import { type Line, lineOf, type Block as PaperBlock } from "#platform/documents/paper.ts";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type Block, linesOf } from "../content/block.rules.ts";
import { groupsOf } from "../content/groups.rules.ts";
import { parseLine } from "../content/line.rules.ts";
import type { Merged, MergedContent } from "../content/merge.rules.ts";
import { contactLines } from "./contact-lines.ts";
import { type PrintPlace, printedLine } from "./entry-line.rules.ts";

/**
 * What an entry says, for paper: its answers question by question. `level`: of the entry's own heading, 0 where it has none
 * because the paper is of this entry alone. What had to be in another language stands under that language's name.
 */
export function entryBlocks(place: PrintPlace, blocks: readonly Merged<Block>[], level: number): PaperBlock[] {
  const { say } = place;
  const reader = say.language.code;
  let language: LanguageCode = reader;
  return groupsOf(blocks).flatMap(([role, group]) => {
    const question = role ? [heading(said(say, `library.role.${role}` as MessageKey), level + 1)] : [];
    const answers = group.flatMap((block) => {
      const named = block.isFallback && block.language !== language ? [nameOf(block.language)] : [];
      language = block.isFallback ? block.language : reader;
      const outdated = block.isStale ? [note(said(say, "library.entry.outdated"))] : [];
      return [...named, ...drawn(place, block, level), ...outdated];
    });
    return [...question, ...answers];
  });
}

export const said = (say: Translator, key: MessageKey, params?: MessageParams): Line =>
  lineOf(say.message(key, params));

export const note = (text: Line): PaperBlock => ({ kind: "paragraph", tone: "note", text });

const heading = (text: Line, level: number): PaperBlock => ({
  kind: "heading",
  level: Math.min(4, level) as 1 | 2 | 3 | 4,
  text,
  isUnlisted: true,
});

const nameOf = (language: LanguageCode): PaperBlock => ({
  ...note([getLanguage(language).name]),
  language,
});

function drawn(place: PrintPlace, { value, isFallback, language }: Merged<Block>, level: number): PaperBlock[] {
  const block = blockOf(place, value, level);
  if (!block) return [];
  return [isFallback ? { ...block, language } : block];
}

function blockOf(place: PrintPlace, block: Block, level: number): PaperBlock | undefined {
  const line = (text: string) => printedLine(place, text);
  switch (block.kind) {
    case "heading":
      return heading(line(block.text), level + block.level - 1);
    case "paragraph":
      return { kind: "paragraph", text: block.blank ? ["○ ", ...line(block.text)] : line(block.text) };
    case "list":
    case "steps":
      return { kind: "list", isOrdered: block.kind === "steps", items: block.items.map(line) };
    case "notice":
      return { kind: "aside", lines: [line(block.text)] };
    case "table":
      return tableOf(block, line);
    case "phrases":
      return {
        kind: "phrases",
        items: block.items.map(({ words, reading, meaning }) => ({
          words: line(words),
          ...(reading && { reading: line(reading) }),
          meaning: line(meaning),
        })),
      };
    case "image":
      return pictureOf(block, line);
    case "contact": {
      const contact = place.library.contacts.get(block.contact);
      return contact && { kind: "aside", lines: contactLines(place, contact) };
    }
  }
}

type Table = Extract<Block, { kind: "table" }>;

function tableOf({ caption, head, rows }: Table, line: (text: string) => Line): PaperBlock {
  return {
    kind: "table",
    ...(caption && { caption: line(caption) }),
    columns: head.map((title) => ({ title: line(title) })),
    rows: rows.map((row) => row.map((cell) => [line(cell)])),
    headerColumns: 1,
  };
}

type Picture = Extract<Block, { kind: "image" }>;

/** The words of a picture: what it shows is for those who see the page. */
function pictureOf({ alt, caption }: Picture, line: (text: string) => Line): PaperBlock | undefined {
  const words = [alt, caption ?? ""].filter(Boolean).join(" – ");
  return words ? note(line(words)) : undefined;
}

/** Addresses outside of this site that an entry's lines lead to, once each: on paper nobody can press them. */
export function addressesIn({ blocks }: MergedContent): { words: string; address: string }[] {
  const links = blocks.flatMap(({ value }) => linesOf(value).flatMap(({ line }) => parseLine(line)));
  const found = new Map<string, string>();
  for (const { text, href } of links) if (href?.startsWith("http") && !found.has(href)) found.set(href, text);
  return [...found].map(([address, text]) => ({ address, words: stripReadings(text) }));
}
