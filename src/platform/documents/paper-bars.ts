/** Where a bar lies on its line, from 0 to 1. */
export interface PlacedBar {
  zero: number;
  /** Null where the value is not known: no bar is drawn, which is not the same as a bar of no length. */
  span: { from: number; to: number } | null;
}

/** Bars on one scale that holds zero and every value; negative ones run to the other side of zero. */
export function placeBars(bars: readonly { value: string }[]): PlacedBar[] {
  const values = bars.map(({ value }) => (value.trim() === "" ? Number.NaN : Number(value)));
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const place = (value: number) => (high === low ? 0 : (value - low) / (high - low));
  return values.map((value) => ({
    zero: place(0),
    span: Number.isFinite(value) ? { from: place(Math.min(0, value)), to: place(Math.max(0, value)) } : null,
  }));
}
