export type Grid = (Element | null)[][];

/** Every cell at its own place: what spans several is written into the first of them. */
export function gridOf(table: HTMLTableElement): Grid {
  const grid: Grid = [...table.rows].map(() => []);
  for (const [y, row] of [...table.rows].entries()) for (const cell of row.cells) placeCell(grid, y, cell);
  return grid;
}

function placeCell(grid: Grid, y: number, cell: HTMLTableCellElement): void {
  let x = 0;
  while (grid[y]?.[x] !== undefined) x++;
  const covered = grid.slice(y, y + Math.max(1, cell.rowSpan));
  for (const row of covered) for (let right = 0; right < Math.max(1, cell.colSpan); right++) row[x + right] = null;
  if (covered[0]) covered[0][x] = cell;
}
