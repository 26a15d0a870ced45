import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { SeriesChart } from "#ui/charts/series-chart.tsx";
import { Message, Sentences } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { JudgedTarget } from "../read-targets.ts";
import { chartOf, type SeriesDrawing } from "./series-drawing.ts";
import { ValuesTable } from "./values-table.tsx";

interface SeriesProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
  /** Address of the values as a file. */
  csv: string;
}

/** What was seen and what was expected, drawn and, always beside it, in a table. */
export function TargetSeries({ ctx, judged, csv }: SeriesProps): JSX.Element {
  const { say } = ctx;
  const chart = chartOf(say, judged);
  return (
    <Section id="values" title={<Message say={say} k="indicators.chart.title" />}>
      {chart ? (
        <figure>
          <SeriesChart {...chart.props} />
          <figcaption class="caption">
            <Sentences parts={keysOf(chart).map((key) => say.message(key))} />
          </figcaption>
        </figure>
      ) : null}
      <ValuesTable ctx={ctx} judged={judged} />
      <p>
        <a href={csv}>
          <Message say={say} k="indicators.table.csv" />
        </a>
      </p>
    </Section>
  );
}

/** What the reader must know to read the picture, and no more. */
function keysOf({ props, isCut, hasOtherUnit }: SeriesDrawing): MessageKey[] {
  const keys: [MessageKey, boolean][] = [
    ["indicators.chart.key", true],
    ["indicators.chart.keySurvey", props.points.some((point) => point.low !== undefined)],
    ["indicators.chart.keyDemo", props.points.some((point) => point.isHollow)],
    ["indicators.chart.keyForecast", props.forecast !== undefined],
    ["indicators.chart.keyCut", isCut],
    ["indicators.chart.keyOtherUnit", hasOtherUnit],
  ];
  return keys.flatMap(([key, isNeeded]) => (isNeeded ? [key] : []));
}
