import type { JSX } from "preact";

/** The bridge as a span of time: its ends, and how far over it we are. */
export interface PeriodArcProps {
  /** From 0 to 1. */
  share: number;
  rtl: boolean;
  start: string;
  end: string;
  /** What the picture says, in words; stands under it. */
  said: string;
}

const WIDTH = 600;
const HEIGHT = 64;
const FROM = { x: 4, y: 58 };
const TOP = { x: 300, y: -6 };
const TO = { x: 596, y: 58 };

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
  return (
    <figure class="period">
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <g transform={mirror}>
          <path
            class="way"
            d={`M${FROM.x} ${FROM.y} Q${TOP.x} ${TOP.y} ${TO.x} ${TO.y}`}
            vector-effect="non-scaling-stroke"
          />
          <path class="walked" d={walked(props.share)} vector-effect="non-scaling-stroke" />
          {/* A line of no length with a round cap stays a circle however the picture is stretched. */}
          <path class="here" d={`M${round(here.x)} ${round(here.y)}h0.01`} vector-effect="non-scaling-stroke" />
        </g>
      </svg>
      <figcaption>
        <span>{props.start}</span>
        <span>{props.end}</span>
        <strong>{props.said}</strong>
      </figcaption>
    </figure>
  );
}
