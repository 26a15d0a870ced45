import { type Block, type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ReportPart } from "#platform/module.ts";
import { type Chapter, fillText } from "../templates/template.rules.ts";
import type { Snapshot } from "./snapshot.ts";

interface DrawnChapter {
  chapter: Chapter;
  blocks: Block[];
  /** Nothing stands in it, nor in the chapters below it. */
  isEmpty: boolean;
}

/**
 * The report's blocks in the reader's language. A part that is drawn no more is left out. Chapters that nothing stands in
 * are named in a line at the end of their part instead of standing there as bare headings.
 */
export function drawBlocks(snapshot: Snapshot, say: Translator, parts: readonly ReportPart[]): Block[] {
  const drawn = withEmptiness(
    snapshot.chapters.map((chapter) => ({ chapter, blocks: piecesOf(chapter, { snapshot, say, parts }) })),
  );
  return inParts(drawn).flatMap((part) => drawPart(part, snapshot, say));
}

function withEmptiness(drawn: readonly Omit<DrawnChapter, "isEmpty">[]): DrawnChapter[] {
  return drawn.map((entry, index) => {
    const after = drawn.slice(index + 1);
    const end = after.findIndex(({ chapter }) => chapter.level <= entry.chapter.level);
    const below = end < 0 ? after : after.slice(0, end);
    return { ...entry, isEmpty: [entry, ...below].every(({ blocks }) => blocks.length === 0) };
  });
}

/** Each chapter of the first level with those that follow it. */
function inParts(drawn: readonly DrawnChapter[]): DrawnChapter[][] {
  const parts: DrawnChapter[][] = [];
  for (const entry of drawn) {
    if (entry.chapter.level === 1 || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(entry);
  }
  return parts;
}

function drawPart(part: readonly DrawnChapter[], snapshot: Snapshot, say: Translator): Block[] {
  const title = (chapter: Chapter): Line => filled(chapter.title, snapshot, say);
  const heading = ({ level, ...chapter }: Chapter): Block => ({
    kind: "heading",
    level,
    text: title({ level, ...chapter }),
  });
  const [first] = part;
  if (first?.isEmpty) return [heading(first.chapter), note(lineOf(say.message("reports.nothingYet")))];
  const shown = part.filter(({ isEmpty }) => !isEmpty);
  const names = leftOut(part).map((chapter) => say.plain(fillText(chapter.title, snapshot.values)));
  return [
    ...shown.flatMap(({ chapter, blocks }) => [heading(chapter), ...blocks]),
    ...(names.length > 0 ? [note(lineOf(say.message("reports.leftOut", { names: names.join(" / ") })))] : []),
  ];
}

/** The highest of the empty chapters: what is below them goes without saying. */
function leftOut(part: readonly DrawnChapter[]): Chapter[] {
  let under = 4;
  return part.flatMap(({ chapter, isEmpty }) => {
    if (chapter.level <= under) under = isEmpty ? chapter.level : 4;
    return isEmpty && chapter.level === under ? [chapter] : [];
  });
}

const note = (text: Line): Block => ({ kind: "paragraph", tone: "note", text });

interface Drawing {
  snapshot: Snapshot;
  say: Translator;
  parts: readonly ReportPart[];
}

function piecesOf(chapter: Chapter, { snapshot, say, parts }: Drawing): Block[] {
  return chapter.pieces.flatMap((piece): Block[] => {
    if ("text" in piece) return paragraphs(filled(piece.text, snapshot, say));
    const part = parts.find((entry) => entry.name === piece.part);
    const data = snapshot.parts[piece.part];
    return part && data !== undefined ? lowered(part.draw(data, say), chapter.level) : [];
  });
}

const filled = (text: Text, snapshot: Pick<Snapshot, "values">, say: Translator): Line =>
  lineOf(say.text(fillText(text, snapshot.values)));

const paragraphs = (text: Line): Block[] => (text.length === 0 ? [] : [{ kind: "paragraph", text }]);

/** Headings of a part stand under the chapter that holds it. */
export function lowered(blocks: readonly Block[], under: number): Block[] {
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
    ...(snapshot.colour && { colour: snapshot.colour }),
    ...demo,
    blocks: drawBlocks(snapshot, say, parts),
  };
}
