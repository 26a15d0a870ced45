import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { daysBetween, lastDay } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { SeriesChart, type SeriesChartProps, type SeriesPoint } from "#ui/charts/series-chart.tsx";
import { Message, Sentences } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { JudgedTarget } from "../read-targets.ts";
import { seenValues } from "../seen-value.rules.ts";
import { intervalOf } from "../survey-reading.rules.ts";
import { numberWords, valueWords } from "./value-words.ts";
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
          <SeriesChart {...chart} />
          <figcaption class="caption">
            <Sentences
              parts={[
                say.message("indicators.chart.key"),
                chart.points.some((point) => point.low !== undefined)
                  ? say.message("indicators.chart.keySurvey")
                  : null,
                chart.points.some((point) => point.isHollow) ? say.message("indicators.chart.keyDemo") : null,
              ]}
            />
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

/** Any fixed day will do: only distances between days are drawn. */
const EPOCH = "2000-01-01";
const dayNumber = (day: string) => daysBetween(EPOCH, day);

/** Null where nothing has been seen and nothing can be expected. */
function chartOf(say: Translator, judged: JudgedTarget): SeriesChartProps | null {
  const { indicator, judgement, target } = judged;
  const points = pointsOf(say, judged);
  const path = judgement.path.points.map(({ day, value }) => ({ day, y: value.toNumber() }));
  const days = [...points.map((point) => point.day), ...path.map((point) => point.day)].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { goal } = judgement;
  const ends = goal.direction === "range" ? [goal.low, goal.high] : [goal.target];
  const goalDay = target.targetDate ? dayNumber(lastDay(target.targetDate)) : undefined;
  return {
    alt: say.t("indicators.chart.alt", {
      title: say.plain(indicator.title),
      first: say.format.date(first.slice(0, 4)),
      last: say.format.date(last.slice(0, 4)),
    }),
    rtl: say.language.dir === "rtl",
    points,
    path: cornersOf(judgement.path.kind, path),
    goals: ends
      .filter((end) => end !== null)
      .map((end) => ({ x: goalDay, y: end.toNumber(), label: valueWords(say, indicator, end) })),
    ticks: yearTicks(say, first, last),
    breakLabel: say.shown(say.message("indicators.chart.break")),
  };
}

function pointsOf(say: Translator, { indicator, values }: JudgedTarget): (SeriesPoint & { day: string })[] {
  const breaks = new Set(values.filter((value) => value.breakNote !== null).map((value) => value.key));
  return seenValues(values).map((value) => {
    const interval = intervalOf(indicator, value);
    return {
      day: value.day,
      x: dayNumber(value.day),
      y: value.value.toNumber(),
      label: numberWords(say, indicator, value.value),
      isHollow: value.isDemo,
      isBreak: breaks.has(value.key),
      ...(interval ? { low: interval.low.toNumber(), high: interval.high.toNumber() } : {}),
    };
  });
}

/** A step runs level until the day of the next point. */
function cornersOf(
  kind: "linear" | "stepwise",
  path: readonly { day: string; y: number }[],
): { x: number; y: number }[] {
  return path.flatMap((point, index) => {
    const corner = { x: dayNumber(point.day), y: point.y };
    const before = path[index - 1];
    return kind === "stepwise" && before ? [{ x: corner.x, y: before.y }, corner] : [corner];
  });
}

const MOST_TICKS = 5;

/** The beginnings of some years, evenly spread, so that the names fit on a phone. */
function yearTicks(say: Translator, first: string, last: string): { x: number; label: string }[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((to - from) / (MOST_TICKS - 1)));
  const years = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return years.map((year) => ({ x: dayNumber(`${year}-01-01`), label: say.format.date(String(year)) }));
}
