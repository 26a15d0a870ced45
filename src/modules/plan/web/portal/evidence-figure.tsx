import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Text } from "#platform/i18n/text.ts";
import { BarChart } from "#ui/charts/bar-chart.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { decimalsOf, evidenceBars, isNumeric, numberOf } from "../../reading/evidence-bars.rules.ts";
import type { PlanReading } from "../../reading/read-plan-parts.ts";
import type { EvidenceCell, EvidenceTable } from "../../records/plan-records.ts";
import { SourcePlace } from "./plan-page.tsx";

/** A table of the evidence: what it says as its title, a picture where it helps, always the numbers, and where they are printed. */
export function EvidenceFigure({
  ctx,
  reading,
  table,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  table: EvidenceTable;
}): JSX.Element {
  return (
    <Section id={table.key} title={<TextOf say={ctx.say} text={table.title} />}>
      <div class={table.chart === "bar" ? "evidence-figure pictured" : "evidence-figure"}>
        {table.chart === "bar" ? <EvidenceBars ctx={ctx} table={table} /> : null}
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
      <SourcePlace ctx={ctx} reading={reading} place={table.source} />
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

/** The numbers as bars; `most` of them where they are only to give an idea. */
export function EvidenceBars({
  ctx,
  table,
  most,
}: {
  ctx: ResidentContext;
  table: EvidenceTable;
  most?: number;
}): JSX.Element | null {
  const drawn = evidenceBars(table);
  if (!drawn) return null;
  const unit = drawn.max === 100 ? "%" : "";
  const bars = drawn.bars.slice(0, most).map(({ label, value, decimals }) => ({
    label: label !== null && typeof label === "object" ? ctx.say.plain(label as Text) : String(label ?? ""),
    value,
    text: `${ctx.say.format.number(value, decimals)}${unit}`,
  }));
  return <BarChart label={ctx.say.plain(table.title)} bars={bars} max={drawn.max} />;
}
