import { createHash } from "node:crypto";
import { type Block, type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReportPart } from "#platform/module.ts";
import { type Chapter, fillText, type Placeholder } from "../templates/template.rules.ts";

/** Everything that a report says, in every language: a report is drawn from this alone. */
export interface Snapshot {
  format: 1;
  city: Text;
  plan: Text;
  fiscalYear: number;
  documentDate: string;
  title: Text;
  chapters: readonly Chapter[];
  /** What the names in braces stand for. */
  values: Readonly<Record<Placeholder, Text>>;
  /** What each part read, by its name. Parts that nobody had are not in it. */
  parts: Readonly<Record<string, unknown>>;
  isDemo: boolean;
}

/** Of the JSON with its keys in order: two snapshots with one hash say the same. */
export const hashOf = (snapshot: Snapshot): string =>
  createHash("sha256")
    .update(JSON.stringify(inOrder(snapshot)))
    .digest("hex");

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, entry]) => [key, inOrder(entry)]),
  );
}

/** The report's blocks in the reader's language. A part that is drawn no more is left out. */
export function drawBlocks(snapshot: Snapshot, say: Translator, parts: readonly ReportPart[]): Block[] {
  return snapshot.chapters.flatMap((chapter): Block[] => {
    const heading: Block = { kind: "heading", level: chapter.level, text: filled(chapter.title, snapshot, say) };
    const pieces = chapter.pieces.flatMap((piece): Block[] => {
      if ("text" in piece) return paragraphs(filled(piece.text, snapshot, say));
      const part = parts.find((entry) => entry.name === piece.part);
      const data = snapshot.parts[piece.part];
      return part && data !== undefined ? lowered(part.draw(data, say), chapter.level) : [];
    });
    return [heading, ...pieces];
  });
}

const filled = (text: Text, snapshot: Snapshot, say: Translator): Line =>
  lineOf(say.text(fillText(text, snapshot.values)));

const paragraphs = (text: Line): Block[] => (text.length === 0 ? [] : [{ kind: "paragraph", text }]);

/** Headings of a part stand under the chapter that holds it. */
function lowered(blocks: readonly Block[], under: number): Block[] {
  return blocks.map((block) =>
    block.kind === "heading" ? { ...block, level: Math.min(4, block.level + under) as 1 | 2 | 3 | 4 } : block,
  );
}

/** The report as a paper for printing. */
export function drawPaper(snapshot: Snapshot, say: Translator, parts: readonly ReportPart[]): Paper {
  const demo = snapshot.isDemo ? { mark: lineOf(say.message("reports.demoMark")) } : {};
  return {
    title: filled(snapshot.title, snapshot, say),
    publisher: lineOf(say.text(snapshot.city)),
    language: say.language.code,
    date: snapshot.documentDate,
    hasCover: true,
    hasContents: true,
    orientation: "portrait",
    ...demo,
    blocks: drawBlocks(snapshot, say, parts),
  };
}
