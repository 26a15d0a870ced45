import type { LanguageCode } from "../../i18n/languages.ts";
import { qrSvg } from "../../qr-code.ts";
import type { Block, Line, Paper } from "../paper.ts";
import { settleBlocks, writableText } from "../paper-lines.ts";
import { widthOf } from "../paper-widths.ts";
import type { PaperWords } from "../paper-words.ts";
import { isTall, printedLanguage, printedLanguages, tagOf } from "./print-language.ts";
import { fitLine, fitTitle } from "./print-line.ts";
import { printBars, printPhrases, printTerms } from "./print-parts.ts";
import { printTable } from "./print-table.ts";

/** In millimetres. */
const WIDTH = { portrait: 210, landscape: 297 };
const MARGIN = { portrait: 22, landscape: 18 };
const POINTS_IN_MILLIMETRE = 72 / 25.4;
/** In points, as paper.typ has them. */
const SIZES = {
  text: 10.5,
  cover: 27,
  head: 19,
  subtitle: 14,
  publisher: 12,
  running: 8,
  note: 8.5,
  headings: [17, 13.5, 11.5, 10.5],
};
const INK = "#1a1a1c";

/** A paper as paper.typ draws it: plain JSON, measured for its page. */
export function printPaper(paper: Paper, words: PaperWords) {
  const [year = 0, month = 0, day = 0] = paper.date.split("-").map(Number);
  const margin = MARGIN[paper.orientation];
  const points = (WIDTH[paper.orientation] - 2 * margin) * POINTS_IN_MILLIMETRE;
  const blocks = settleBlocks(paper.blocks).map((block) => {
    const language = languageOf(block) ?? paper.language;
    const { side } = printedLanguage(language);
    return { ...printBlock(block, points), ...(language !== paper.language && { language }), side };
  });
  const hasReadings = JSON.stringify([paper.title, blocks]).includes('"reading":');
  return {
    ...titlesOf(paper, points),
    // Around the title, where furigana or tall letters need more than the usual room.
    gap: hasReadings || isTall(paper.language) ? 1.9 : 1,
    day: words.day,
    date: { year, month, day },
    contents: words.contents,
    language: printedLanguage(paper.language),
    languages: printedLanguages(),
    colour: paper.colour ?? INK,
    margin,
    leading: leadingOf(paper.language, hasReadings),
    isJustified: tagOf(paper.language) === "ja",
    isLandscape: paper.orientation === "landscape",
    hasCover: paper.hasCover,
    hasContents: paper.hasContents && paper.blocks.some((block) => block.kind === "heading" && !block.isUnlisted),
    blocks,
  };
}

/** A heading or a paragraph whose words are all of another language is in that one as a whole. */
function languageOf(block: Block): LanguageCode | undefined {
  if (block.language || (block.kind !== "heading" && block.kind !== "paragraph")) return block.language;
  const [first, ...others] = block.text.map((inline) => (typeof inline === "string" ? undefined : inline.language));
  return others.every((language) => language === first) ? first : undefined;
}

function titlesOf(paper: Paper, points: number) {
  const size = paper.hasCover ? SIZES.cover : SIZES.head;
  return {
    title: fitTitle(paper.title, points / size),
    ...(paper.subtitle && { subtitle: fitLine(paper.subtitle, points / SIZES.subtitle) }),
    ...(paper.edition && { edition: fitLine(paper.edition, points / SIZES.publisher / 2) }),
    ...(paper.online && { online: printOnline(paper.online, points) }),
    ...(paper.mark && { mark: fitLine(paper.mark, points / SIZES.publisher / 2) }),
    publisher: fitLine(paper.publisher, points / SIZES.publisher / 2),
    // PDF/UA asks for one.
    plainTitle: plainOf(paper.title) || plainOf(paper.publisher) || "–",
    plainPublisher: plainOf(paper.publisher),
    running: {
      title: shortened(plainOf(paper.title), (points * 0.75) / SIZES.running),
      publisher: shortened(plainOf(paper.publisher), (points * 0.75) / SIZES.running),
    },
  };
}

const printOnline = ({ address, text }: NonNullable<Paper["online"]>, points: number) => ({
  text: fitLine(text, points / SIZES.note / 2),
  // Its parts are broken as those of any long word.
  address: fitLine([{ text: address, href: address }], points / SIZES.note / 2),
  plainAddress: address,
  code: qrSvg(address),
});

const plainOf = (line: Line) => writableText(line).replaceAll("\n", " ");

/** On one line of `room` em. */
function shortened(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let cut = "";
  for (const character of text) {
    if (widthOf(cut) + 2 > room) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Between lines, in em: room for furigana, and for scripts that are tall. */
function leadingOf(language: LanguageCode, hasReadings: boolean): number {
  if (hasReadings) return 1.15;
  if (isTall(language)) return 1;
  return ["ja", "zh", "ko"].includes(tagOf(language)) ? 0.85 : 0.7;
}

function printBlock(block: Block, points: number) {
  const room = points / SIZES.text;
  switch (block.kind) {
    case "heading":
      return {
        ...block,
        isListed: !block.isUnlisted,
        text: fitTitle(block.text, points / (SIZES.headings[block.level - 1] ?? SIZES.text)),
      };
    case "paragraph":
      return { kind: block.kind, tone: block.tone ?? null, text: fitLine(block.text, room - 2) };
    case "list":
      return {
        kind: block.kind,
        isOrdered: block.isOrdered ?? false,
        items: block.items.map((item) => fitLine(item, room - 3)),
      };
    case "aside":
      return { kind: block.kind, lines: block.lines.map((line) => fitLine(line, room - 2)) };
    case "phrases":
      return printPhrases(block, points);
    case "table":
      return printTable(block, points);
    case "terms":
      return printTerms(block, points);
    case "bars":
      return printBars(block, points);
    case "blanks":
      return { kind: block.kind, items: block.items.map((item) => fitLine(item, room / 4)) };
    case "pageBreak":
      return block;
  }
}
