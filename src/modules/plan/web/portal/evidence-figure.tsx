import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Text } from "#platform/i18n/text.ts";
import { BarChart } from "#ui/charts/bar-chart.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { EvidenceCell, EvidenceTable } from "../../records/plan-records.ts";
import { SourcePlace } from "./plan-page.tsx";

/** A table of the evidence: what it says as its title, a picture where it helps, always the numbers, and where they are printed. */
export function EvidenceFigure({ ctx, table }: { ctx: ResidentContext; table: EvidenceTable }): JSX.Element {
  return (
    <Section id={table.key} title={<TextOf say={ctx.say} text={table.title} />}>
      <div class={table.chart === "bar" ? "evidence-figure pictured" : "evidence-figure"}>
        {table.chart === "bar" ? <Bars ctx={ctx} table={table} /> : null}
        <div class="table-wrap">
          <table>
            <caption>
              {table.unit ? (
                <>
                  （<TextOf say={ctx.say} text={table.unit} />）
                </>
              ) : null}
              {table.asOf ? (
                <Message say={ctx.say} k="plan.evidence.asOf" params={{ date: ctx.say.format.date(table.asOf) }} />
              ) : null}
            </caption>
            <thead>
              <tr>
                {table.columns.map((column, index) => (
                  <th scope="col" class={index > 0 && isNumeric(table, index) ? "number" : undefined}>
                    <TextOf say={ctx.say} text={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                <tr class={table.totalRow && index === table.rows.length - 1 ? "total" : undefined}>
                  {table.columns.map((_, column) => (
                    <Cell ctx={ctx} cell={row[column] ?? null} isLabel={column === 0} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {table.note ? (
        <p class="caption">
          <TextOf say={ctx.say} text={table.note} />
        </p>
      ) : null}
      <SourcePlace ctx={ctx} place={table.source} />
    </Section>
  );
}

function Cell({ ctx, cell, isLabel }: { ctx: ResidentContext; cell: EvidenceCell; isLabel: boolean }): JSX.Element {
  const value = numberOf(cell);
  if (isLabel) return <th scope="row">{value === undefined ? <CellText ctx={ctx} cell={cell} /> : String(cell)}</th>;
  if (value === undefined) return <td>{cell === null ? "–" : <CellText ctx={ctx} cell={cell} />}</td>;
  return <td class="number">{ctx.say.format.number(value, decimalsOf(cell))}</td>;
}

function CellText({ ctx, cell }: { ctx: ResidentContext; cell: EvidenceCell }): JSX.Element {
  if (cell !== null && typeof cell === "object") return <TextOf say={ctx.say} text={cell as Text} />;
  return <>{cell}</>;
}

/** The first column of numbers as bars; a printed total is no bar. */
function Bars({ ctx, table }: { ctx: ResidentContext; table: EvidenceTable }): JSX.Element | null {
  const column = barColumn(table);
  if (column === undefined) return null;
  const rows = table.totalRow ? table.rows.slice(0, -1) : table.rows;
  const bars = rows.flatMap((row) => {
    const value = numberOf(row[column] ?? null);
    if (value === undefined) return [];
    const label = row[0] ?? null;
    return [
      {
        label: label !== null && typeof label === "object" ? ctx.say.plain(label as Text) : String(label ?? ""),
        value,
        text: ctx.say.format.number(value, decimalsOf(row[column] ?? null)),
      },
    ];
  });
  return <BarChart label={ctx.say.plain(table.title)} bars={bars} />;
}

/** Of several years the newest: the last column of whole counts, else the first with numbers. */
function barColumn(table: EvidenceTable): number | undefined {
  const numeric = table.columns.map((_, index) => index).filter((index) => index > 0 && isNumeric(table, index));
  const counts = numeric.filter((index) =>
    table.rows.every((row) => Number.isInteger(numberOf(row[index] ?? null) ?? 0)),
  );
  return counts.at(-1) ?? numeric[0];
}

function isNumeric(table: EvidenceTable, column: number): boolean {
  return table.rows.some((row) => numberOf(row[column] ?? null) !== undefined);
}

/** Numbers may be quoted where a trailing zero is printed ("19.0"). */
function numberOf(cell: EvidenceCell): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell === "string" && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  return undefined;
}

function decimalsOf(cell: EvidenceCell): number {
  return String(cell).split(".")[1]?.length ?? 0;
}
