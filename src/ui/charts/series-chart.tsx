import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { ChartLabel, percent } from "./chart-label.tsx";
import { type LabelWish, placeLabels } from "./label-placing.rules.ts";

/** A point of a series. `x` is a moment in any even unit (days); the label is ready to show. */
export interface SeriesPoint {
  x: number;
  y: number;
  label: string;
  /** Bounds where a sample was asked. */
  low?: number;
  high?: number;
  /** Not a real observation. */
  isHollow?: boolean;
}

/** Where the series leads: a line with its bounds, moment by moment. */
export interface ForecastPoint {
  x: number;
  y: number;
  low: number;
  high: number;
}

export interface SeriesChartProps {
  /** The text alternative: what the picture says. */
  alt: string;
  rtl?: boolean;
  /** Oldest first. */
  points: readonly SeriesPoint[];
  /** What was expected, corner by corner. */
  path: readonly { x: number; y: number }[];
  /** Where it must arrive, and by when if that is known. */
  goals: readonly { x?: number; y: number; label: string }[];
  /** Moments to name under the chart. */
  ticks: readonly { x: number; label: string }[];
  /** Moments from which on it is counted in another way: no line of values leads across. */
  breaks?: readonly number[];
  /** Name of a break, shown at its line. */
  breakLabel?: string;
  /** Drawn as a light band with dashed edges, which also stand in print and without colour. */
  forecast?: { points: readonly ForecastPoint[]; label: string };
}

const HEIGHT = 240;
const TOP = 28;
const BOTTOM = 196;

/** Values over time with the way that was expected: dots and a line, a dashed path, the goal at its end. */
export function SeriesChart(props: SeriesChartProps): JSX.Element {
  const { points, path, goals, ticks } = props;
  const { x, y } = scales(props);
  return (
    <svg class="chart series-chart" height={HEIGHT} role="img" aria-label={props.alt}>
      <line class="track" x1="0" x2="100%" y1={BOTTOM + 12} y2={BOTTOM + 12} />
      {ticks.map((tick) => (
        <ChartLabel x={x(tick.x)} y={BOTTOM + 30} text={tick.label} />
      ))}
      {props.forecast ? <Band points={props.forecast.points} x={x} y={y} /> : null}
      {goals.map((goal) => (
        <line class="goal-line" x1="0" x2="100%" y1={y(goal.y)} y2={y(goal.y)} />
      ))}
      {pairs(path).map(([from, to]) => (
        <line class="path" x1={percent(x(from.x))} y1={y(from.y)} x2={percent(x(to.x))} y2={y(to.y)} />
      ))}
      {points.map((point) => (
        <Interval point={point} x={x(point.x)} y={y} />
      ))}
      {pairs(points).map(([from, to]) =>
        (props.breaks ?? []).some((at) => at > from.x && at <= to.x) ? null : (
          <line class="series" x1={percent(x(from.x))} y1={y(from.y)} x2={percent(x(to.x))} y2={y(to.y)} />
        ),
      )}
      {(props.breaks ?? []).map((at) => (
        <Break x={x(at)} label={props.breakLabel} />
      ))}
      {points.map((point) => (
        <circle class={point.isHollow ? "dot hollow" : "dot"} cx={percent(x(point.x))} cy={y(point.y)} r="5" />
      ))}
      {goals.map((goal) =>
        goal.x === undefined ? null : <circle class="goal-dot" cx={percent(x(goal.x))} cy={y(goal.y)} r="5" />,
      )}
      {placeLabels(wishesOf(props, { x, y }), HEIGHT).map((label) => (
        <ChartLabel x={label.x} y={label.baseline} text={label.text} isStrong />
      ))}
    </svg>
  );
}

interface Scales {
  x(value: number): number;
  y(value: number): number;
}

function scales({ points, path, goals, ticks, rtl, ...props }: SeriesChartProps): Scales {
  const ahead = props.forecast?.points ?? [];
  const moments = [...points, ...path, ...ticks, ...goals, ...ahead].map((point) => point.x);
  const xs = [...moments, ...(props.breaks ?? [])].filter((value) => value !== undefined);
  const bounds = [...points, ...ahead].flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]);
  const ys = [...bounds, ...path.map((point) => point.y), ...goals.map((goal) => goal.y)];
  const x = scaleLinear(extent(xs), rtl ? [96, 4] : [4, 96]);
  const y = scaleLinear(extent(ys), [BOTTOM, TOP]);
  return { x: (value) => x(value), y: (value) => Math.round(y(value) * 10) / 10 };
}

function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** The goal and the newest value are named first, then the oldest, then the others while there is room. */
function wishesOf({ points, goals, forecast }: SeriesChartProps, { x, y }: Scales): LabelWish[] {
  const end = forecast?.points.at(-1);
  const newest = points.at(-1);
  const ordered = [...(newest ? [newest] : []), ...points.slice(0, 1), ...points.slice(1, -1).reverse()];
  return [
    ...goals.map((goal) => ({ x: goal.x === undefined ? 92 : x(goal.x), y: y(goal.y), text: goal.label })),
    ...(end && forecast ? [{ x: x(end.x), y: y(end.y), text: forecast.label }] : []),
    ...[...new Set(ordered)].map((point) => ({ x: x(point.x), y: y(point.y), text: point.label })),
  ];
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, index) => [items[index] as T, item]);
}

function Interval({ point, x, y }: { point: SeriesPoint; x: number; y(value: number): number }): JSX.Element | null {
  if (point.low === undefined || point.high === undefined) return null;
  return <line class="interval" x1={percent(x)} x2={percent(x)} y1={y(point.low)} y2={y(point.high)} />;
}

/**
 * What new values may do. The area is a picture of its own that is stretched across (places across are shares of the
 * width, which a polygon cannot have); its edges and its middle are lines of the chart.
 */
function Band({ points, x, y }: { points: readonly ForecastPoint[] } & Scales): JSX.Element {
  const corners = [
    ...points.map((point) => [x(point.x), y(point.high)]),
    ...points.toReversed().map((point) => [x(point.x), y(point.low)]),
  ];
  const [first, last] = [points[0], points.at(-1)];
  const edge = (name: "low" | "high") =>
    pairs(points).map(([from, to]) => (
      <line class="forecast-edge" x1={percent(x(from.x))} y1={y(from[name])} x2={percent(x(to.x))} y2={y(to[name])} />
    ));
  return (
    <g>
      <svg
        aria-hidden="true"
        focusable="false"
        x="0"
        y="0"
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <polygon class="forecast-area" points={corners.map(([across, down]) => `${round(across)},${down}`).join(" ")} />
      </svg>
      {edge("low")}
      {edge("high")}
      {first && last ? (
        <line class="forecast" x1={percent(x(first.x))} y1={y(first.y)} x2={percent(x(last.x))} y2={y(last.y)} />
      ) : null}
    </g>
  );
}

const round = (value = 0) => Math.round(value * 100) / 100;

/** A break is drawn as a break: two kinds of counting have no line between them. */
function Break({ x, label }: { x: number; label?: string }): JSX.Element {
  return (
    <g>
      <line class="path" x1={percent(x)} x2={percent(x)} y1={TOP - 10} y2={BOTTOM + 12} />
      {label ? <ChartLabel x={x} y={TOP - 14} text={label} /> : null}
    </g>
  );
}
