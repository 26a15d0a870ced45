import type { Table, TableCell, TableRow } from "docx";
import type { Block, Line } from "../paper.ts";
import { type Docx, type RunLook, runsOf } from "./word-line.ts";

type TableBlock = Extract<Block, { kind: "table" }>;

export const INK = "1A1A1C";
export const SOFT = "55555B";
const HAIRLINE = "CFCCC3";
const WASH = "F6F4EF";
/** In half points, by how many columns there are at most. */
const SIZES = [
  { columns: 6, size: 18 },
  { columns: 9, size: 16 },
  { columns: Number.POSITIVE_INFINITY, size: 14 },
];
/** In twips. */
const CELL = { top: 60, bottom: 60, left: 80, right: 80 };

/** A table `width` twips wide. Its first row is repeated on each page; no row is torn apart. */
export function wordTable(docx: Docx, table: TableBlock, width: number): Table {
  const sum = table.columns.reduce((total, column) => total + (column.width ?? 1), 0);
  const widths = table.columns.map((column) => Math.floor(((column.width ?? 1) / sum) * width));
  const size = SIZES.find(({ columns }) => table.columns.length <= columns)?.size ?? 18;
  const firstSum = table.rows.length - (table.totalRows ?? 0);
  const row = (cells: readonly (readonly Line[])[], look: (column: number) => CellLook): TableRow =>
    new docx.TableRow({
      tableHeader: look(0).isHeader,
      cantSplit: true,
      children: table.columns.map((column, index) =>
        cellOf(docx, cells[index] ?? [], {
          ...look(index),
          size,
          isEnd: column.align === "end",
          width: widths[index] ?? 0,
        }),
      ),
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: widths.reduce((total, each) => total + each, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    margins: CELL,
    borders: bordersOf(docx),
    rows: [
      row(
        table.columns.map(({ title }) => [title]),
        () => ({ isHeader: true, bold: true }),
      ),
      ...table.rows.map((cells, index) =>
        row(cells, (column) => ({
          bold: index >= firstSum || column < (table.headerColumns ?? 0),
          isSum: index === firstSum,
        })),
      ),
    ],
  });
}

interface CellLook extends RunLook {
  isHeader?: boolean;
  /** The first of the sums. */
  isSum?: boolean;
  isEnd?: boolean;
  width?: number;
}

function cellOf(docx: Docx, lines: readonly Line[], { isHeader, isSum, isEnd, width, ...look }: CellLook): TableCell {
  const rule = { style: docx.BorderStyle.SINGLE, size: 4, color: INK };
  return new docx.TableCell({
    width: { size: width ?? 0, type: docx.WidthType.DXA },
    ...(isHeader && { shading: { type: docx.ShadingType.CLEAR, fill: WASH, color: "auto" } }),
    borders: { ...(isHeader && { bottom: rule }), ...(isSum && { top: rule }) },
    // A cell without a paragraph is a damaged file.
    children: (lines.length > 0 ? lines : [[]]).map(
      (line) =>
        new docx.Paragraph({
          style: "TableText",
          alignment: isEnd ? docx.AlignmentType.END : docx.AlignmentType.START,
          keepNext: isHeader,
          children: runsOf(docx, line, look),
        }),
    ),
  });
}

function bordersOf(docx: Docx) {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  const strong = { style: docx.BorderStyle.SINGLE, size: 8, color: INK };
  const hair = { style: docx.BorderStyle.SINGLE, size: 4, color: HAIRLINE };
  return {
    top: strong,
    bottom: { ...strong, size: 4 },
    left: none,
    right: none,
    insideHorizontal: hair,
    insideVertical: none,
  };
}
