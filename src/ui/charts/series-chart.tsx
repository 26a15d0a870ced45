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
  /** Counted in another way from here on: no line leads here from the point before. */
  isBreak?: boolean;
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
  /** Name of a break, shown at its line. */
  breakLabel?: string;
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
        to.isBreak ? (
          <Break x={(x(from.x) + x(to.x)) / 2} label={props.breakLabel} />
        ) : (
          <line class="series" x1={percent(x(from.x))} y1={y(from.y)} x2={percent(x(to.x))} y2={y(to.y)} />
        ),
      )}
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

function scales({ points, path, goals, ticks, rtl }: SeriesChartProps): Scales {
  const xs = [...points, ...path, ...ticks, ...goals].map((point) => point.x).filter((value) => value !== undefined);
  const bounds = points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]);
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
function wishesOf({ points, goals }: SeriesChartProps, { x, y }: Scales): LabelWish[] {
  const newest = points.at(-1);
  const ordered = [...(newest ? [newest] : []), ...points.slice(0, 1), ...points.slice(1, -1).reverse()];
  return [
    ...goals.map((goal) => ({ x: goal.x === undefined ? 92 : x(goal.x), y: y(goal.y), text: goal.label })),
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

/** A break is drawn as a break: two kinds of counting have no line between them. */
function Break({ x, label }: { x: number; label?: string }): JSX.Element {
  return (
    <g>
      <line class="path" x1={percent(x)} x2={percent(x)} y1={TOP - 10} y2={BOTTOM + 12} />
      {label ? <ChartLabel x={x} y={TOP - 14} text={label} /> : null}
    </g>
  );
}
