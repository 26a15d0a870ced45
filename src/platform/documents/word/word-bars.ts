import type { Table, TableCell } from "docx";
import type { Block, Line } from "../paper.ts";
import { type PlacedBar, placeBars } from "../paper-bars.ts";
import { type Docx, runsOf } from "./word-line.ts";

type Bars = Extract<Block, { kind: "bars" }>;

/** A bar's place is a row of so many cells, of which some are filled: it stays as wide as the page and needs no picture. */
const CELLS = 60;
/** Of the width. */
const SHARES = { label: 0.28, bar: 0.54, shown: 0.18 };
/** In half points. */
const SIZE = 18;

export function wordBars(docx: Docx, { bars }: Bars, { width, colour }: { width: number; colour: string }): Table {
  const widths = [
    Math.floor(width * SHARES.label),
    ...Array.from({ length: CELLS }, () => Math.floor((width * SHARES.bar) / CELLS)),
    Math.floor(width * SHARES.shown),
  ];
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  const gap = { style: docx.BorderStyle.SINGLE, size: 24, color: "FFFFFF" };
  const placed = placeBars(bars);
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    borders: { top: gap, bottom: gap, left: none, right: none, insideHorizontal: gap, insideVertical: none },
    rows: bars.map(
      ({ label, shown }, index) =>
        new docx.TableRow({
          cantSplit: true,
          children: [
            cellOf(docx, label, {}),
            ...stretchesOf(placed[index]).map(({ cells, isFilled }) =>
              cellOf(docx, [], { columnSpan: cells, ...(isFilled && { fill: colour }) }),
            ),
            cellOf(docx, shown, { isEnd: true }),
          ],
        }),
    ),
  });
}

/** Empty and filled cells of a bar's row. */
function stretchesOf(bar: PlacedBar | undefined): { cells: number; isFilled: boolean }[] {
  const from = Math.round((bar?.span?.from ?? 0) * CELLS);
  const to = Math.round((bar?.span?.to ?? 0) * CELLS);
  return [
    { cells: from, isFilled: false },
    { cells: to - from, isFilled: true },
    { cells: CELLS - to, isFilled: false },
  ].filter(({ cells }) => cells > 0);
}

interface CellLook {
  columnSpan?: number;
  fill?: string;
  isEnd?: boolean;
}

function cellOf(docx: Docx, line: Line, { columnSpan, fill, isEnd }: CellLook): TableCell {
  return new docx.TableCell({
    ...(columnSpan && { columnSpan }),
    ...(fill && { shading: { type: docx.ShadingType.CLEAR, fill, color: "auto" } }),
    children: [
      new docx.Paragraph({
        style: "TableText",
        alignment: isEnd ? docx.AlignmentType.END : docx.AlignmentType.START,
        children: runsOf(docx, line, { size: SIZE }),
      }),
    ],
  });
}
