import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { ChartLabel, percent } from "./chart-label.tsx";

/** A place on the line and what stands beside it, ready to show. */
export interface LabelledValue {
  value: number;
  label: string;
}

export interface ProgressLineProps {
  /** The text alternative: everything that the picture says. */
  alt: string;
  rtl?: boolean;
  /** Where it began; left out where that is not known. */
  start?: LabelledValue;
  /** Where it must arrive. A range has two. */
  ends: readonly LabelledValue[];
  /** Where it should be by now. */
  expected?: LabelledValue;
  /** Where it is. `low` and `high` bound it where a sample was asked, drawn as far as the line goes. `isHollow`: not a real observation. */
  now?: { value: number; low?: number; high?: number; isHollow?: boolean };
}

const TRACK = 28;
/** Share of the width on either side, so that dots and labels are not cut. */
const MARGIN = 6;
/** Nearer than this, the label of the beginning gives way to the goal's. */
const CROWDED = 30;

/** How far it is from a beginning to a goal, in one line from the beginning of the reader's line to its end. */
export function ProgressLine(props: ProgressLineProps): JSX.Element {
  const place = placing(props);
  const parts = { ...props, place };
  return (
    <svg class="chart progress" height="56" role="img" aria-label={props.alt}>
      <Stretch class="track" from={MARGIN / 2} to={100 - MARGIN / 2} />
      <Way {...parts} />
      <Expected {...parts} />
      <Ends {...parts} />
      <Start {...parts} />
      <Now {...parts} />
    </svg>
  );
}

type PartProps = ProgressLineProps & { place(value: number): number };

function Way({ start, ends, now, place }: PartProps): JSX.Element {
  const [first, second] = ends.map((end) => place(end.value));
  return (
    <g>
      {first !== undefined && second !== undefined ? <Stretch class="goal" from={first} to={second} /> : null}
      {start && now ? <Stretch class="done" from={place(start.value)} to={place(now.value)} /> : null}
    </g>
  );
}

function Expected({ expected, place }: PartProps): JSX.Element | null {
  if (!expected) return null;
  const x = place(expected.value);
  return (
    <g>
      <Tick class="path" at={x} />
      <ChartLabel x={x} y={TRACK + 25} text={expected.label} />
    </g>
  );
}

function Ends({ ends, place }: PartProps): JSX.Element {
  return (
    <g>
      {ends.map((end) => (
        <>
          <Tick class="tick" at={place(end.value)} />
          <ChartLabel x={place(end.value)} y={12} text={end.label} isStrong />
        </>
      ))}
    </g>
  );
}

function Start({ start, ends, place }: PartProps): JSX.Element | null {
  if (!start) return null;
  const x = place(start.value);
  const isCrowded = ends.some((end) => Math.abs(place(end.value) - x) < CROWDED);
  return (
    <g>
      <circle class="origin" cx={percent(x)} cy={TRACK} r="4" />
      {isCrowded ? null : <ChartLabel x={x} y={12} text={start.label} />}
    </g>
  );
}

function Now({ now, place }: PartProps): JSX.Element | null {
  if (!now) return null;
  return (
    <g>
      {now.low !== undefined && now.high !== undefined ? (
        <Stretch class="interval" from={place(now.low)} to={place(now.high)} />
      ) : null}
      <circle class={now.isHollow ? "dot hollow" : "dot"} cx={percent(place(now.value))} cy={TRACK} r="6" />
    </g>
  );
}

/** Values to shares of the width; mirrored where less is better, and again where the page runs from the right. */
function placing({ start, ends, expected, now, rtl }: ProgressLineProps): (value: number) => number {
  const all = [start?.value, ...ends.map((end) => end.value), expected?.value, now?.value];
  const values = all.filter((value) => value !== undefined);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isFalling = start !== undefined && (ends[0]?.value ?? high) < start.value;
  const scale = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [MARGIN, 100 - MARGIN]);
  // The bounds of a sample may reach far beyond the way that matters here; their width is said in numbers beside it.
  const within = (share: number) => Math.min(Math.max(share, MARGIN / 2), 100 - MARGIN / 2);
  return (value) => within(isFalling === (rtl === true) ? scale(value) : 100 - scale(value));
}

function Stretch(props: { class: string; from: number; to: number }): JSX.Element {
  return <line class={props.class} x1={percent(props.from)} x2={percent(props.to)} y1={TRACK} y2={TRACK} />;
}

function Tick(props: { class: string; at: number }): JSX.Element {
  return <line class={props.class} x1={percent(props.at)} x2={percent(props.at)} y1={TRACK - 10} y2={TRACK + 10} />;
}
