import { cpus, loadavg } from "node:os";

/** Columns as wide as their widest cell; the first stands left, numbers right. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  console.log(`\n  ${line(heads)}\n  ${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of rows) console.log(`  ${line(row)}`);
}

/** One figure against its aim. A miss is told, it fails nothing. */
export function printVerdict(what: string, { isMet, seen, aim }: { isMet: boolean; seen: string; aim: string }): void {
  console.log(`  ${isMet ? "met   " : "MISSED"}  ${what}: ${seen} (aim ${aim})`);
}

/** On what the figures were taken, and whether something else was running. */
export function printMachine(): void {
  const [load = 0] = loadavg();
  const [cpu] = cpus();
  console.log(
    `  ${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}, load ${load.toFixed(2)}`,
  );
  if (load > 0.5)
    console.log("  Something else is running: these figures say little. Ratios within a round are more to be trusted.");
}

export const whole = (value: number) => Math.round(value).toLocaleString("en");
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const ratio = (value: number) => value.toFixed(2);
