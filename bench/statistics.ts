export interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: percentile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

/** The value below which this share of all lies; nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Interval {
  least: number;
  most: number;
}

/** 95 % interval of a share, after Wilson: it says something of few cases, and of none or all, too. */
export function wilson(right: number, of: number): Interval {
  if (of === 0) return { least: 0, most: 1 };
  const z = 1.96;
  const share = right / of;
  const middle = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return { least: Math.max(0, (middle - reach) / scale), most: Math.min(1, (middle + reach) / scale) };
}

/** Agreement of two orders, −1 to 1, after Spearman; equal values share their ranks. */
export function rankAgreement(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const mean = (a.length + 1) / 2;
  const sum = (of: (at: number) => number) => a.reduce((total, _, at) => total + of(at), 0);
  const from = (ranks: readonly number[], at: number) => (ranks[at] ?? 0) - mean;
  const spread = Math.sqrt(sum((at) => from(a, at) ** 2) * sum((at) => from(b, at) ** 2));
  return sum((at) => from(a, at) * from(b, at)) / spread;
}

function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}
