/** A table to be filled in and sent back: one page wide, its first row a title, rows high enough to write into by hand. */
export interface FormSheet {
  /** Holds marks for the reader of the file: small, in one line. */
  keyColumn: number;
  /** Columns to look at, not to write into: grey. */
  greyColumns: readonly boolean[];
  /** Columns of amounts, shown with thousands separators. */
  amountColumns: readonly boolean[];
  /** Rows that begin something new: under a strong line. */
  groupRows: ReadonlySet<number>;
  leastLines: number;
}

/** What of a sheet decides how its cells look. */
interface StyledSheet {
  headerRows: number;
  textColumns: readonly boolean[];
  isWhole?: boolean;
  form?: FormSheet;
}

/** Of every cell. */
export const FONT = { name: "Yu Gothic", size: 10 } as const;
const BODY = { alignment: { vertical: "top", wrapText: true } } as const;
const LINE = { style: "thin", color: { rgb: "767676" } } as const;
const GREY = { type: "pattern", pattern: "solid", fgColor: { rgb: "F1F1F4" } } as const;
const HEADER = { ...BODY, numFmt: "@", font: { ...FONT, bold: true }, fill: GREY } as const;
const TITLE = { numFmt: "@", font: { ...FONT, size: 12, bold: true } } as const;
const KEY = { alignment: { vertical: "top", shrinkToFit: true }, font: { ...FONT, size: 7 } } as const;

/** Of a column, and of its cells in the rows that begin something new. */
export function columnStyle(content: StyledSheet, column: number, { beginsGroup = false, isWhole = true } = {}) {
  const { form, textColumns } = content;
  const top = beginsGroup ? { top: { ...LINE, style: "medium" as const } } : {};
  const amount = form?.amountColumns[column] ? { numFmt: isWhole ? "#,##0" : "#,##0.00" } : {};
  return {
    ...(form?.keyColumn === column ? KEY : BODY),
    ...(content.isWhole ? { border: { bottom: LINE, ...top } } : {}),
    ...(form?.greyColumns[column] ? { fill: GREY } : {}),
    ...(textColumns[column] ? { numFmt: "@" } : amount),
  };
}

/** Where a cell looks other than its column. */
export function cellStyle(content: StyledSheet, [row, column]: readonly [number, number], value: unknown) {
  const { form, headerRows } = content;
  if (row < headerRows) return form && row === 0 ? TITLE : HEADER;
  const beginsGroup = form?.groupRows.has(row) ?? false;
  const isWhole = typeof value !== "number" || Number.isInteger(value);
  return form && (beginsGroup || !isWhole) ? columnStyle(content, column, { beginsGroup, isWhole }) : undefined;
}
