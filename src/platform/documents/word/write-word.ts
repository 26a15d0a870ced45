import type { FileChild, ISectionOptions, Paragraph } from "docx";
import { getLanguage } from "../../i18n/languages.ts";
import type { Line, Paper } from "../paper.ts";
import { settleBlocks, writableText } from "../paper-lines.ts";
import type { PaperWords } from "../paper-words.ts";
import { settleWord } from "./settle-word.ts";
import { wordBlocks } from "./word-blocks.ts";
import { type Docx, runsOf } from "./word-line.ts";
import { numberingOf, stylesOf } from "./word-styles.ts";
import { INK, SOFT } from "./word-table.ts";

/** In twips: A4, and its margins. */
const PAGE = { short: 11_906, long: 16_838, across: 1_247, top: 1_417, bottom: 1_247 };
const TOP_OF_COVER = 4_200;
const SMALL = { size: 16, color: SOFT };

/** Writes a paper as .docx. */
export async function writeWord(paper: Paper, words: PaperWords): Promise<Uint8Array<ArrayBuffer>> {
  // Only who writes a Word file loads its library.
  const docx = await import("docx");
  const look = {
    colour: (paper.colour ?? `#${INK}`).slice(1).toUpperCase(),
    width: textWidth(paper),
    hasCover: paper.hasCover,
  };
  const document = new docx.Document({
    title: writableText(paper.title),
    creator: writableText(paper.publisher),
    lastModifiedBy: writableText(paper.publisher),
    styles: stylesOf(getLanguage(paper.language), look.colour),
    numbering: numberingOf(docx),
    sections: [
      {
        ...sectionOf(docx, paper),
        children: [
          ...titlesOf(docx, paper, { day: words.day, colour: look.colour }),
          ...contentsOf(docx, paper, words),
          ...settleBlocks(paper.blocks).flatMap((block, index) => wordBlocks(docx, block, { ...look, index })),
        ],
      },
    ],
  });
  return settleWord(await docx.Packer.toBuffer(document), paper.date);
}

const textWidth = ({ orientation }: Paper) => (orientation === "landscape" ? PAGE.long : PAGE.short) - 2 * PAGE.across;

/** The page, with title and mark on top and the page's number at the foot; not so the cover, which says all this itself. */
function sectionOf(docx: Docx, paper: Paper): Omit<ISectionOptions, "children"> {
  const tabStops = [{ type: docx.TabStopType.RIGHT, position: textWidth(paper) }];
  const title = new docx.TextRun({ ...SMALL, text: writableText(paper.title).replaceAll("\n", " ") });
  const mark = paper.mark
    ? [
        new docx.TextRun({ ...SMALL, children: [new docx.Tab()] }),
        ...runsOf(docx, paper.mark, { ...SMALL, bold: true }),
      ]
    : [];
  const page = new docx.TextRun({
    ...SMALL,
    children: [new docx.Tab(), docx.PageNumber.CURRENT, " / ", docx.PageNumber.TOTAL_PAGES],
  });
  const isLandscape = paper.orientation === "landscape";
  return {
    properties: {
      titlePage: paper.hasCover,
      page: {
        size: {
          width: PAGE.short,
          height: PAGE.long,
          orientation: isLandscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
        },
        margin: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.across, right: PAGE.across },
      },
    },
    headers: { default: new docx.Header({ children: [new docx.Paragraph({ tabStops, children: [title, ...mark] })] }) },
    footers: {
      default: new docx.Footer({
        children: [new docx.Paragraph({ tabStops, children: [...runsOf(docx, paper.publisher, SMALL), page] })],
      }),
    },
  };
}

function titlesOf(docx: Docx, paper: Paper, { day, colour }: { day: string; colour: string }): Paragraph[] {
  const line = { style: docx.BorderStyle.SINGLE, size: paper.hasCover ? 18 : 8, space: 8, color: colour };
  const titles = [
    new docx.Paragraph({
      spacing: { before: paper.hasCover ? TOP_OF_COVER : 0 },
      children: runsOf(docx, paper.publisher, { size: 24 }),
    }),
    new docx.Paragraph({
      heading: docx.HeadingLevel.TITLE,
      border: { bottom: line },
      children: runsOf(docx, paper.title, paper.hasCover ? {} : { size: 36 }),
    }),
    ...(paper.subtitle
      ? [new docx.Paragraph({ children: runsOf(docx, paper.subtitle, { size: 26, color: SOFT }) })]
      : []),
    new docx.Paragraph({
      children: runsOf(docx, [day, ...(paper.edition ? [" · ", ...paper.edition] : [])], { size: 22 }),
    }),
    ...(paper.online ? [new docx.Paragraph({ style: "Note", children: runsOf(docx, onlineLine(paper.online)) })] : []),
  ];
  if (!paper.hasCover) return titles;
  const mark = paper.mark
    ? [new docx.Paragraph({ children: runsOf(docx, paper.mark, { size: 24, bold: true, color: colour }) })]
    : [];
  return [...titles, ...mark, new docx.Paragraph({ children: [new docx.PageBreak()] })];
}

const onlineLine = ({ text, address }: NonNullable<Paper["online"]>): Line => [
  ...text,
  " ",
  { text: address, href: address },
];

/** Word fills in the page numbers when it opens the file; the entries and their links are there before. */
function contentsOf(docx: Docx, { hasContents, hasCover, blocks }: Paper, { contents }: PaperWords): FileChild[] {
  if (!hasContents || !blocks.some(({ kind }) => kind === "heading")) return [];
  return [
    new docx.Paragraph({ style: "ContentsTitle", children: [new docx.TextRun(contents)] }),
    new docx.TableOfContents(contents, { hyperlink: true, headingStyleRange: "1-2" }),
    // A chapter brings its own.
    ...(hasCover && blocks[0]?.kind === "heading" ? [] : [new docx.Paragraph({ children: [new docx.PageBreak()] })]),
  ];
}
