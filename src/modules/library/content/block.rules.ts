import type { Line } from "./line.rules.ts";

/** What a block of a procedure or a letter answers; a page's blocks have no role. In the order in which they are shown. */
export const PROCEDURE_ROLES = [
  "who",
  "byWhen",
  "where",
  "languages",
  "papers",
  "fee",
  "how",
  "duration",
  "purpose",
  "child",
  "say",
  "ask",
] as const;
export const LETTER_ROLES = ["what", "urgent", "byWhen", "do", "notDo", "ask", "say"] as const;
export type Role = (typeof PROCEDURE_ROLES)[number] | (typeof LETTER_ROLES)[number];

export const TONES = ["info", "important", "warning"] as const;
export type Tone = (typeof TONES)[number];

interface Base {
  /** For ever the same within its entry, in every language. */
  id: string;
  role?: Role;
  /** Name of one of the entry's sources. */
  source?: string;
  /** A figure or a rule that the city has to fill in; the text says whom to ask. */
  blank?: boolean;
}

/** Words to show at a counter: Japanese in every language, and what they mean. */
export interface Phrase {
  words: Line;
  reading?: Line;
  meaning: Line;
}

/** A piece of an entry. Plain JSON, no HTML; every text is a `Line`. */
export type Block = Base &
  (
    | { kind: "heading"; level: 2 | 3; text: Line }
    | { kind: "paragraph"; text: Line }
    | { kind: "list"; items: Line[] }
    | { kind: "steps"; items: Line[] }
    | { kind: "table"; caption?: Line; head: Line[]; rows: Line[][] }
    | { kind: "notice"; tone: Tone; text: Line }
    | { kind: "phrases"; items: Phrase[] }
    /** `file`: the stored file's name. Alternative text is required: where it is empty the picture says nothing that the text does not. */
    | { kind: "image"; file: string; width: number; height: number; alt: Line; caption?: Line }
    /** A contact card, by its key. */
    | { kind: "contact"; contact: string }
  );
export type BlockKind = Block["kind"];

/** What an entry says in one language. */
export interface Content {
  title: Line;
  summary: Line;
  blocks: Block[];
  /**
   * Of a translation: part (a block's id, "title", "summary") → hash of the source's part at the time when it was made.
   * A part whose source has another hash today is stale. Empty for the root language.
   */
  from: Record<string, string>;
}

/** One text of a part. `path`: where it stands in the block, for example `rows.2.0`. */
export interface PartLine {
  path: string;
  line: Line;
}

/** What is translated, stored and compared as one: the title, the summary, a block with words. */
export interface Part {
  id: string;
  kind: BlockKind | "title" | "summary";
  role?: Role;
  lines: PartLine[];
}

/** The parts of a content in order. A contact card has no words of its own and is none. */
export function partsOf({ title, summary, blocks }: Pick<Content, "title" | "summary" | "blocks">): Part[] {
  return [
    { id: "title", kind: "title", lines: [{ path: "text", line: title }] },
    { id: "summary", kind: "summary", lines: [{ path: "text", line: summary }] },
    ...blocks.flatMap((block): Part[] => {
      const lines = linesOf(block);
      return lines.length > 0 ? [{ id: block.id, kind: block.kind, role: block.role, lines }] : [];
    }),
  ];
}

/** What is translated of a block. The Japanese words of a phrase are not: they are shown as they are. */
export function linesOf(block: Block): PartLine[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "notice":
      return [{ path: "text", line: block.text }];
    case "list":
    case "steps":
      return block.items.map((line, index) => ({ path: `items.${index}`, line }));
    case "phrases":
      return block.items.map(({ meaning }, index) => ({ path: `items.${index}.meaning`, line: meaning }));
    case "table":
      return [
        ...(block.caption === undefined ? [] : [{ path: "caption", line: block.caption }]),
        ...block.head.map((line, index) => ({ path: `head.${index}`, line })),
        ...block.rows.flatMap((row, y) => row.map((line, x) => ({ path: `rows.${y}.${x}`, line }))),
      ];
    case "image":
      return [
        { path: "alt", line: block.alt },
        ...(block.caption === undefined ? [] : [{ path: "caption", line: block.caption }]),
      ];
    case "contact":
      return [];
  }
}

/** The block with other words at the same places; a place without a new text keeps its own. */
export function withLines(block: Block, lines: ReadonlyMap<string, Line>): Block {
  const at = (path: string, line: Line) => lines.get(path) ?? line;
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "notice":
      return { ...block, text: at("text", block.text) };
    case "list":
    case "steps":
      return { ...block, items: block.items.map((line, index) => at(`items.${index}`, line)) };
    case "phrases":
      return {
        ...block,
        items: block.items.map((item, index) => ({ ...item, meaning: at(`items.${index}.meaning`, item.meaning) })),
      };
    case "table":
      return {
        ...block,
        ...(block.caption !== undefined && { caption: at("caption", block.caption) }),
        head: block.head.map((line, index) => at(`head.${index}`, line)),
        rows: block.rows.map((row, y) => row.map((line, x) => at(`rows.${y}.${x}`, line))),
      };
    case "image":
      return {
        ...block,
        alt: at("alt", block.alt),
        ...(block.caption !== undefined && { caption: at("caption", block.caption) }),
      };
    case "contact":
      return block;
  }
}
