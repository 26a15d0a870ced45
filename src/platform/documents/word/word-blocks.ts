import type { FileChild, Paragraph } from "docx";
import type { Block, Line } from "../paper.ts";
import { termWidth } from "../paper-widths.ts";
import { wordBars } from "./word-bars.ts";
import { type Docx, type RunLook, runsOf } from "./word-line.ts";
import { NUMBERED } from "./word-styles.ts";
import { wordTable } from "./word-table.ts";

export interface WordLook {
  /** `RRGGBB` */
  colour: string;
  /** Of the text, in twips. */
  width: number;
  /** Chapters begin on a new page. */
  hasCover: boolean;
  /** Of the block in the document: each numbered list counts by itself. */
  index: number;
}

const BLANK_HEIGHT = 1_100;
const BLANKS_ACROSS = 4;
/** Of ten and a half points. */
const TWIPS_IN_EM = 210;
const BLANK_LOOK: RunLook = { size: 17 };
const STYLES = { lead: "Lead", note: "Note", plain: "Normal" };

export function wordBlocks(docx: Docx, block: Block, look: WordLook): FileChild[] {
  const paragraph = (line: Line, style: string) => new docx.Paragraph({ style, children: runsOf(docx, line) });
  // Two tables that touch would become one.
  const behind = () => new docx.Paragraph({ style: "Gap", children: [] });
  switch (block.kind) {
    case "heading":
      return [headingOf(docx, block, look)];
    case "paragraph":
      return [paragraph(block.text, STYLES[block.tone ?? "plain"])];
    case "list":
      return block.items.map((item) =>
        itemOf(docx, item, { isOrdered: block.isOrdered ?? false, instance: look.index }),
      );
    case "aside":
      return block.lines.map((line) => paragraph(line, "Aside"));
    case "phrases":
      return block.items.flatMap(({ words, reading, meaning }) => [
        paragraph(words, "Phrase"),
        ...(reading ? [paragraph(reading, "Aside")] : []),
        paragraph(meaning, "Aside"),
      ]);
    case "table":
      return [
        ...(block.caption ? [paragraph(block.caption, "Caption")] : []),
        wordTable(docx, block, look.width),
        behind(),
      ];
    case "terms":
      return termsOf(docx, block);
    case "bars":
      return [paragraph(block.title, "Caption"), wordBars(docx, block, look), behind()];
    case "blanks":
      return [blanksOf(docx, block.items, look.width), behind()];
    case "pageBreak":
      return [new docx.Paragraph({ children: [new docx.PageBreak()] })];
  }
}

function headingOf(docx: Docx, { level, text }: Extract<Block, { kind: "heading" }>, look: WordLook): Paragraph {
  return new docx.Paragraph({
    heading: docx.HeadingLevel[`HEADING_${level}`],
    pageBreakBefore: look.hasCover && level === 1,
    children: runsOf(docx, text),
  });
}

function itemOf(docx: Docx, item: Line, { isOrdered, instance }: { isOrdered: boolean; instance: number }): Paragraph {
  return new docx.Paragraph({
    style: "ListParagraph",
    ...(isOrdered ? { numbering: { reference: NUMBERED, level: 0, instance } } : { bullet: { level: 0 } }),
    children: runsOf(docx, item),
  });
}

/** Terms beside their texts, or over them where one is too long. */
function termsOf(docx: Docx, { items }: Extract<Block, { kind: "terms" }>): Paragraph[] {
  const width = termWidth(items);
  const left = width > 0 ? (width + 1) * TWIPS_IN_EM : 0;
  return items.flatMap(({ term, text }) => {
    const [first = [], ...others] = text;
    const below = left > 0 ? others : text;
    const beside = left > 0 ? [new docx.TextRun({ children: [new docx.Tab()] }), ...runsOf(docx, first)] : [];
    return [
      new docx.Paragraph({
        style: "Term",
        keepNext: below.length > 0,
        ...(left > 0 && { indent: { left, hanging: left } }),
        children: [...runsOf(docx, term, { bold: true }), ...beside],
      }),
      ...below.map((line) => {
        const indent = left > 0 ? { indent: { left } } : {};
        return new docx.Paragraph({ style: "TermText", ...indent, children: runsOf(docx, line) });
      }),
    ];
  });
}

function blanksOf(docx: Docx, items: readonly Line[], width: number): FileChild {
  const across = Math.max(1, Math.min(items.length, BLANKS_ACROSS));
  const each = Math.floor(width / across);
  const rows = Array.from({ length: Math.ceil(items.length / across) }, (_, row) =>
    items.slice(row * across, (row + 1) * across),
  );
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: each * across, type: docx.WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => each),
    rows: rows.map(
      (row) =>
        new docx.TableRow({
          cantSplit: true,
          height: { value: BLANK_HEIGHT, rule: docx.HeightRule.ATLEAST },
          children: row.map(
            (item) =>
              new docx.TableCell({
                children: [new docx.Paragraph({ style: "TableText", children: runsOf(docx, item, BLANK_LOOK) })],
              }),
          ),
        }),
    ),
  });
}
