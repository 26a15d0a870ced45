import { Decimal } from "./exact.rules.ts";

/** A share (0 to 1) of the people who answered. */
export interface SurveyShare {
  share: Decimal;
  respondents: number;
}

export interface Interval {
  low: Decimal;
  high: Decimal;
}

/** 97.5 % of the normal distribution lie below it: the usual 95 % interval. */
const Z = new Decimal("1.959963984540054");

/**
 * The 95 % interval of a share after Wilson (1927), as if the answers were a simple random sample: what the design of the
 * survey and those who did not answer add is not known from N alone. Stays within 0 to 1, also at 0 and at 1.
 */
export function wilsonInterval({ share, respondents }: SurveyShare): Interval | null {
  if (respondents <= 0) return null;
  const n = new Decimal(respondents);
  const z2 = Z.times(Z);
  const spread = share
    .times(new Decimal(1).minus(share))
    .div(n)
    .plus(z2.div(n.times(n).times(4)))
    .sqrt();
  const scale = new Decimal(1).plus(z2.div(n));
  const centre = share.plus(z2.div(n.times(2)));
  const half = Z.times(spread);
  return {
    low: Decimal.max(centre.minus(half).div(scale), 0),
    high: Decimal.min(centre.plus(half).div(scale), 1),
  };
}

export interface ShareChange {
  difference: Decimal;
  /** 95 % interval of the difference. */
  interval: Interval;
  /** Pearson's χ² of the two-by-two table (= z² with the pooled share), without correction for continuity. */
  chiSquare: Decimal;
  /** Chance of a difference as large as this when nothing has changed. */
  p: number;
  isSignificant: boolean;
}

/** Whether a share has changed between two independent samples: the two-proportion z test. Null where it cannot be tested. */
export function compareShares(before: SurveyShare, after: SurveyShare): ShareChange | null {
  if (before.respondents <= 0 || after.respondents <= 0) return null;
  const [n1, n2] = [new Decimal(before.respondents), new Decimal(after.respondents)];
  const difference = after.share.minus(before.share);
  const pooled = before.share.times(n1).plus(after.share.times(n2)).div(n1.plus(n2));
  const pooledVariance = variance(pooled, n1).plus(variance(pooled, n2));
  if (pooledVariance.isZero()) return null;
  const half = Z.times(variance(before.share, n1).plus(variance(after.share, n2)).sqrt());
  const chiSquare = difference.times(difference).div(pooledVariance);
  return {
    difference,
    interval: { low: difference.minus(half), high: difference.plus(half) },
    chiSquare,
    p: twoSidedP(chiSquare.sqrt().toNumber()),
    isSignificant: chiSquare.greaterThan(Z.times(Z)),
  };
}

const variance = (share: Decimal, n: Decimal) => share.times(new Decimal(1).minus(share)).div(n);

/** erfc(z/√2) after Numerical Recipes §6.2 (Chebyshev fit, relative error below 1.2e-7). */
function twoSidedP(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const fit = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + fit);
}
