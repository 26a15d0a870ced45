import type { JSX } from "preact";

/** Places across are shares of the width, so a chart fills its place while its letters keep their size. */
export const percent = (share: number) => `${Math.round(share * 100) / 100}%`;

interface ChartLabelProps {
  /** Share of the width, 0 to 100, from the left. */
  x: number;
  y: number;
  text: string;
  isStrong?: boolean;
}

/** A line of text in a chart, over its point; near an edge it runs inward. */
export function ChartLabel({ x, y, text, isStrong }: ChartLabelProps): JSX.Element {
  return (
    <text class={isStrong ? "strong" : undefined} x={percent(x)} y={y} text-anchor={anchorOf(x)}>
      {text}
    </text>
  );
}

/** From left to right in every page (`charts.css`): a number stays before its unit. */
function anchorOf(x: number): "start" | "middle" | "end" {
  if (x < 15) return "start";
  if (x > 85) return "end";
  return "middle";
}
