import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";

interface Bar {
  label: string;
  /** Its length. Null: not known; no bar is drawn, which is not the same as a bar of length zero. */
  value: number | null;
  /** The value as the reader should see it, with its unit. */
  text: string;
  /** Drawn in grey: beside what matters (other, no answer). */
  soft?: boolean;
}

export interface BarChartProps {
  /** What the bars show; begins the text alternative. */
  label: string;
  bars: readonly Bar[];
  /** The value at full width; the longest bar when left out. */
  max?: number;
}

/**
 * Horizontal bars with their names above and their values behind, so that no label collides or is cut at any width or in
 * any script. Negative values run to the other side of the zero line. Stands beside its table: what it says is in its label.
 */
export function BarChart({ label, bars, max }: BarChartProps): JSX.Element | null {
  if (bars.length === 0) return null;
  const values = bars.map((bar) => bar.value ?? 0);
  const low = Math.min(0, ...values);
  const high = Math.max(max ?? 0, 0, ...values);
  const scale = scaleLinear([low, high === low ? low + 1 : high], [0, 100]);
  const zero = scale(0);
  return (
    <div class="bars" role="img" aria-label={`${label}: ${bars.map((bar) => `${bar.label} ${bar.text}`).join("; ")}`}>
      {bars.map((bar) => (
        <div class="bar-row">
          <span class="bar-label">{bar.label}</span>
          <svg class="chart" height="14" aria-hidden="true" focusable="false">
            <line class="track" x1="0" x2="100%" y1="13.5" y2="13.5" />
            {bar.value === null ? null : <Length from={zero} to={scale(bar.value)} soft={bar.soft} />}
            {low < 0 ? <line class="tick" x1={percent(zero)} x2={percent(zero)} y1="0" y2="14" /> : null}
          </svg>
          <span class="bar-text">{bar.text}</span>
        </div>
      ))}
    </div>
  );
}

function Length({ from, to, soft }: { from: number; to: number; soft?: boolean }): JSX.Element {
  return (
    <rect
      class={soft ? "bar soft" : "bar"}
      x={percent(Math.min(from, to))}
      width={percent(Math.abs(to - from))}
      y="0"
      height="13"
    />
  );
}

/** Positions across are shares of the width, so a chart fills its place while its letters keep their size. */
const percent = (share: number) => `${Math.round(share * 100) / 100}%`;
