import { ratio, whole } from "./report.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { type Load, type LoadResult, load } from "./wrk.ts";

export interface Contestant extends Omit<Load, "seconds"> {
  name: string;
}

/** Everyone once a round, in turn, so that a noisy moment of the machine meets all alike. The first round only warms. */
export async function race(
  contestants: readonly Contestant[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Map<string, LoadResult[]>> {
  const results = new Map<string, LoadResult[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, ...asked } of contestants) {
      const result = await load({ ...asked, seconds });
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return results;
}

export interface Standing {
  row: string[];
  perSecond: number;
  /** Median of the ratios within each round. */
  toRival: number;
}

export const STANDING_HEADS = ["", "a second", "least", "most", "p99 ms", "ratio", "least", "most"];

export function standingOf(name: string, own: readonly LoadResult[], rival: readonly LoadResult[]): Standing {
  const rates = spreadOf(own.map(({ perSecond }) => perSecond));
  const ratios = spreadOf(own.map(({ perSecond }, round) => perSecond / (rival[round]?.perSecond ?? Number.NaN)));
  const p99 = percentile(
    own.map((result) => result.p99),
    0.5,
  );
  return {
    perSecond: rates.median,
    toRival: ratios.median,
    row: [
      name,
      ...[rates.median, rates.min, rates.max].map(whole),
      p99.toFixed(2),
      ...[ratios.median, ratios.min, ratios.max].map(ratio),
    ],
  };
}
