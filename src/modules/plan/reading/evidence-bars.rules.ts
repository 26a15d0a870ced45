import type { EvidenceCell, EvidenceTable } from "../records/plan-records.ts";

export interface EvidenceBar {
  /** The first cell of the row. */
  label: EvidenceCell;
  value: number;
  decimals: number;
}

export interface EvidenceBars {
  bars: EvidenceBar[];
  /** What a bar of full width stands for; left out where the longest bar is to fill the width. */
  max?: number;
}

/** One column of numbers as bars, a printed total left out. Percentages are drawn on the whole, so that a third looks like one. */
export function evidenceBars(table: EvidenceTable): EvidenceBars | undefined {
  const column = barColumn(table);
  if (column === undefined) return undefined;
  const rows = table.totalRow ? table.rows.slice(0, -1) : table.rows;
  const bars = rows.flatMap((row) => {
    const cell = row[column] ?? null;
    const value = numberOf(cell);
    return value === undefined ? [] : [{ label: row[0] ?? null, value, decimals: decimalsOf(cell) }];
  });
  return isPercent(table) ? { bars, max: 100 } : { bars };
}

/** Of a group's tables the one that speaks for it: the first that is drawn as bars. */
export function keyFigure(tables: readonly EvidenceTable[]): EvidenceTable | undefined {
  return tables.find((table) => table.chart === "bar" && evidenceBars(table) !== undefined);
}

/** Of several years the newest: the last column of whole counts, else the first with numbers. */
function barColumn(table: EvidenceTable): number | undefined {
  const numeric = table.columns.map((_, index) => index).filter((index) => index > 0 && isNumeric(table, index));
  const counts = numeric.filter((index) =>
    table.rows.every((row) => Number.isInteger(numberOf(row[index] ?? null) ?? 0)),
  );
  return counts.at(-1) ?? numeric[0];
}

function isPercent({ unit }: EvidenceTable): boolean {
  const name = unit?.ja ?? unit?.en ?? "";
  return name === "%" || name === "％";
}

export function isNumeric(table: EvidenceTable, column: number): boolean {
  return table.rows.some((row) => numberOf(row[column] ?? null) !== undefined);
}

/** Numbers may be quoted where a trailing zero is printed ("19.0"). */
export function numberOf(cell: EvidenceCell): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell === "string" && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  return undefined;
}

export function decimalsOf(cell: EvidenceCell): number {
  return String(cell).split(".")[1]?.length ?? 0;
}
