import { daysAfter, daysBetween, lastDay } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { ForecastPoint, SeriesChartProps, SeriesPoint } from "#ui/charts/series-chart.tsx";
import { drawnPath, endOfTerms } from "../drawn-path.rules.ts";
import { type Forecast, forecastOn, withinHundred } from "../forecast.rules.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { type SeenValue, seenValues } from "../seen-value.rules.ts";
import { countedOn } from "../series-break.rules.ts";
import { intervalOf, isSurveyShare, measuredOf } from "../survey-reading.rules.ts";
import { numberWords, valueWords } from "./value-words.ts";

/** A chart and what must be said about it. */
export interface SeriesDrawing {
  props: SeriesChartProps;
  /** Path and goal are meant in an older counting and end where it ends. */
  isCut: boolean;
  /** Values in an older unit are left out: they have no place on this scale. */
  hasOtherUnit: boolean;
}

/** Any fixed day will do: only distances between days are drawn. */
const EPOCH = "2000-01-01";
const dayNumber = (day: string) => daysBetween(EPOCH, day);

type DrawnPoint = SeriesPoint & { day: string };

/** Null where nothing has been seen and nothing can be expected. */
export function chartOf(say: Translator, judged: JudgedTarget): SeriesDrawing | null {
  const { judgement } = judged;
  const all = seenValues(judged.values);
  const seen = inNewestUnit(judged, all);
  const points = seen.map((value) => pointOf(say, judged, value));
  const cut = endOfTerms(judgement);
  const isCut = cut !== null && points.some(({ day }) => day >= cut.day);
  const path = (isCut ? drawnPath(judgement) : judgement.path).points.map(({ day, value }) => ({
    day,
    y: value.toNumber(),
  }));
  const forecast = forecastOf(say, judged);
  const days = [...points, ...path].map(({ day }) => day);
  const [first, last] = [...days, ...(forecast ? [forecast.day] : [])]
    .sort()
    .filter((_, index, list) => index === 0 || index === list.length - 1);
  if (first === undefined) return null;
  const end = last ?? first;
  return {
    props: {
      alt: alternative(say, judged, { first, last: end }),
      rtl: say.language.dir === "rtl",
      points,
      path: cornersOf(judgement.path.kind, path),
      goals: isCut ? [] : goalsOf(say, judged),
      ticks: yearTicks(say, first, end),
      breaks: breaksIn(judged, points),
      breakLabel: say.shown(say.message("indicators.chart.break")),
      ...(forecast ? { forecast: { points: forecast.points, label: forecast.label } } : {}),
    },
    isCut,
    hasOtherUnit: seen.length < all.length,
  };
}

function alternative(
  say: Translator,
  { indicator, judgement }: JudgedTarget,
  years: { first: string; last: string },
): string {
  const title = say.plain(indicator.title);
  const year = (day: string) => say.format.date(day.slice(0, 4));
  const words = say.t("indicators.chart.alt", { title, first: year(years.first), last: year(years.last) });
  return judgement.breaks.length > 0 ? `${words} ${say.t("indicators.chart.altBreak")}` : words;
}

/** The values that are in the unit of the newest. */
function inNewestUnit({ indicator, definitions }: JudgedTarget, seen: readonly SeenValue[]): SeenValue[] {
  const newest = seen.at(-1);
  if (!newest) return [];
  const unitOn = (day: string) => JSON.stringify(countedOn(indicator, definitions, day).unit?.ja ?? null);
  const unit = unitOn(newest.day);
  return seen.filter(({ day }) => unitOn(day) === unit);
}

function pointOf(say: Translator, { indicator, definitions }: JudgedTarget, value: SeenValue): DrawnPoint {
  const interval = intervalOf(measuredOf(indicator, definitions, value), value);
  return {
    day: value.day,
    x: dayNumber(value.day),
    y: value.value.toNumber(),
    label: numberWords(say, indicator, value.value),
    isHollow: value.isDemo,
    ...(interval ? { low: interval.low.toNumber(), high: interval.high.toNumber() } : {}),
  };
}

function goalsOf(say: Translator, { indicator, judgement, target }: JudgedTarget): SeriesChartProps["goals"] {
  const { goal } = judgement;
  const ends = goal.direction === "range" ? [goal.low, goal.high] : [goal.target];
  const x = target.targetDate ? dayNumber(lastDay(target.targetDate)) : undefined;
  return ends
    .filter((end) => end !== null)
    .map((end) => ({ x, y: end.toNumber(), label: valueWords(say, indicator, end) }));
}

/** A break without a day of its own stands halfway between the values that it parts. Those before all values are not drawn. */
function breaksIn({ judgement }: JudgedTarget, points: readonly DrawnPoint[]): number[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  return judgement.breaks.flatMap(({ day, definition }) => {
    if (day <= first.day || (day > last.day && definition === null)) return [];
    const before = points.findLast((point) => point.day < day);
    return [definition || !before ? dayNumber(day) : (before.x + dayNumber(day)) / 2];
  });
}

/** Enough that the curve of the bounds is seen. */
const STEPS = 6;

interface ForecastDrawing {
  points: ForecastPoint[];
  label: string;
  day: string;
}

/** From the last value on; between that and the target's day in even steps. */
function forecastOf(say: Translator, judged: JudgedTarget): ForecastDrawing | null {
  const { indicator, definitions, judgement } = judged;
  const newest = seenValues(judged.values).at(-1);
  if (judgement.forecast?.kind !== "forecast" || !newest) return null;
  const { forecast } = judgement.forecast;
  const isShare = isSurveyShare(measuredOf(indicator, definitions, newest));
  const number = numberWords(say, indicator, forecast.value);
  return {
    points: stepsOf(forecast).map((day) => {
      const at = forecastOn(forecast.trend, day);
      const { value, low, high } = isShare ? withinHundred(at) : at;
      return { x: dayNumber(day), y: value.toNumber(), low: low.toNumber(), high: high.toNumber() };
    }),
    label: say.shown(say.message("indicators.chart.forecast", { number })),
    day: forecast.day,
  };
}

function stepsOf({ trend, day }: Forecast): string[] {
  const length = daysBetween(trend.to, day);
  const count = Math.min(STEPS, length);
  const days = Array.from({ length: count + 1 }, (_, step) => Math.round((length * step) / count));
  return days.map((passed) => daysAfter(trend.to, passed));
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
