import type { JSX } from "preact";

/** The bridge as a span of time: its ends, and how far over it we are. */
export interface PeriodArcProps {
  /** From 0 to 1. */
  share: number;
  rtl: boolean;
  start: string;
  end: string;
  now: string;
  /** What the picture says, in words. */
  alt: string;
}

const WIDTH = 600;
const HEIGHT = 78;
const FROM = { x: 4, y: 60 };
const TOP = { x: 300, y: -6 };
const TO = { x: 596, y: 60 };

/** A point of the quadratic curve, by de Casteljau. */
function pointAt(share: number): { x: number; y: number } {
  const mix = (a: number, b: number, c: number) => (1 - share) ** 2 * a + 2 * (1 - share) * share * b + share ** 2 * c;
  return { x: mix(FROM.x, TOP.x, TO.x), y: mix(FROM.y, TOP.y, TO.y) };
}

/** The part of the curve that has been walked, again a quadratic curve. */
function walked(share: number): string {
  const control = { x: FROM.x + (TOP.x - FROM.x) * share, y: FROM.y + (TOP.y - FROM.y) * share };
  const end = pointAt(share);
  return `M${FROM.x} ${FROM.y} Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

export function PeriodArc(props: PeriodArcProps): JSX.Element {
  const here = pointAt(props.share);
  // The arc is a way from first to last: in right-to-left pages it begins at the right.
  const mirror = props.rtl ? `translate(${WIDTH} 0) scale(-1 1)` : undefined;
  const x = (value: number) => (props.rtl ? WIDTH - value : value);
  const anchor = here.x > WIDTH * 0.8 ? "end" : here.x < WIDTH * 0.2 ? "start" : "middle";
  return (
    <svg
      class="chart period"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${props.alt} ${props.start} – ${props.end}`}
    >
      <g transform={mirror}>
        <path
          class="track"
          d={`M${FROM.x} ${FROM.y} Q${TOP.x} ${TOP.y} ${TO.x} ${TO.y}`}
          fill="none"
          stroke-width="3"
        />
        <path class="done" d={walked(props.share)} fill="none" stroke-width="4" stroke-linecap="round" />
        <circle class="dot" cx={round(here.x)} cy={round(here.y)} r="7" />
      </g>
      <text class="strong" x={round(x(here.x))} y={round(here.y) + 24} text-anchor={anchor}>
        {props.now}
      </text>
      <text x={x(FROM.x)} y="76" text-anchor={props.rtl ? "end" : "start"}>
        {props.start}
      </text>
      <text x={x(TO.x)} y="76" text-anchor={props.rtl ? "start" : "end"}>
        {props.end}
      </text>
    </svg>
  );
}
