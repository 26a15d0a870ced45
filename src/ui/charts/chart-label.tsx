import type { JSX } from "preact";

/** Places across are shares of the width, so a chart fills its place while its letters keep their size. */
export const percent = (share: number) => `${Math.round(share * 100) / 100}%`;

interface ChartLabelProps {
  /** Share of the width, 0 to 100, from the left. */
  x: number;
  y: number;
  text: string;
  rtl?: boolean;
  isStrong?: boolean;
}

/** A line of text in a chart, over its point; near an edge it runs inward. */
export function ChartLabel({ x, y, text, rtl, isStrong }: ChartLabelProps): JSX.Element {
  return (
    <text class={isStrong ? "strong" : undefined} x={percent(x)} y={y} text-anchor={anchorOf(x, rtl === true)}>
      {text}
    </text>
  );
}

/** `start` and `end` are those of the page's direction, which a picture inherits. */
function anchorOf(x: number, rtl: boolean): "start" | "middle" | "end" {
  if (x < 15) return rtl ? "end" : "start";
  if (x > 85) return rtl ? "start" : "end";
  return "middle";
}
