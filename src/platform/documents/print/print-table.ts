import type { Block } from "../paper.ts";
import { widthOf } from "../paper-widths.ts";
import { fitLine, hasReading, type PrintedPiece } from "./print-line.ts";

type Table = Extract<Block, { kind: "table" }>;

/** In points, by how many columns there are at most. */
const SIZES = [
  { columns: 6, points: 9, across: 6 },
  { columns: 9, points: 8, across: 4 },
  { columns: Number.POSITIVE_INFINITY, points: 7, across: 3 },
];
const CAPTION_POINTS = 9;
/** Rows of so many lines are kept from being torn apart between two pages; those of fewer lines never are. */
const WHOLE_ROW = { from: 3, to: 14 };

/** One plain string, or whatever is more than that. `isWhole`: its row stays together. */
type PrintedCell = string | { lines: PrintedPiece[][]; isStrong: boolean; isWhole: boolean };

/** A table for a page whose text is `points` wide. */
export function printTable(table: Table, points: number) {
  const sizes = SIZES.find(({ columns }) => table.columns.length <= columns) ?? { points: 9, across: 6 };
  const sum = table.columns.reduce((total, { width }) => total + (width ?? 1), 0);
  const shares = table.columns.map(({ width }) => (width ?? 1) / sum);
  const rooms = shares.map((share) => Math.max(1, (share * points - 2 * sizes.across) / sizes.points));
  const columns = table.columns.map(({ title, align }, index) => ({
    title: fitLine(title, rooms[index] ?? 1),
    isEnd: align === "end",
    share: shares[index] ?? 0,
  }));
  const rows = table.rows.map((row, index) => {
    const isSum = index >= table.rows.length - (table.totalRows ?? 0);
    return printRow(row, { rooms, isSum, headers: table.headerColumns ?? 0 });
  });
  const cells = rows.flat();
  const isRead = columns.some(({ title }) => hasReading(title)) || cells.some(isReadCell);
  return {
    kind: table.kind,
    ...(table.caption && { caption: fitLine(table.caption, points / CAPTION_POINTS) }),
    columns,
    cells,
    rows: rows.length,
    sums: table.totalRows ?? 0,
    size: sizes.points,
    leading: isRead ? 1 : 0.62,
    inset: { across: sizes.across, top: isRead ? 9 : 5.5, bottom: 5.5 },
  };
}

const isReadCell = (cell: PrintedCell) => typeof cell !== "string" && cell.lines.some(hasReading);

interface RowPlace {
  rooms: readonly number[];
  isSum: boolean;
  headers: number;
}

function printRow(row: Table["rows"][number], { rooms, isSum, headers }: RowPlace): PrintedCell[] {
  const cells = rooms.map((room, column) => (row[column] ?? []).map((line) => fitLine(line, room)));
  const heights = cells.map((lines, column) => lines.reduce((sum, line) => sum + linesOf(line, rooms[column] ?? 1), 0));
  const height = Math.max(0, ...heights);
  const staysWhole = height >= WHOLE_ROW.from && height <= WHOLE_ROW.to;
  return cells.map((lines, column): PrintedCell => {
    const isStrong = isSum || column < headers;
    // One cell is enough for its row.
    const isWhole = staysWhole && column === 0;
    const [only, ...others] = lines.flat();
    if (!isStrong && !isWhole && lines.length < 2 && others.length === 0 && typeof (only ?? "") === "string") {
      return (only ?? "") as string;
    }
    return { lines, isStrong, isWhole };
  });
}

function linesOf(line: PrintedPiece[], room: number): number {
  const text = line.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / room)), 0);
}
