import { processTime } from "./process-time.ts";
import { ratio, whole } from "./report.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { type Load, type LoadResult, load } from "./wrk.ts";

export interface Contestant extends Omit<Load, "seconds"> {
  name: string;
  /** The processes that do the work. */
  pids: readonly number[];
}

export interface RoundResult extends LoadResult {
  /** Processor time for one request, in microseconds. */
  processor: number;
}

/** Everyone once a round, in turn, so that a noisy moment of the machine meets all alike. The first round only warms. */
export async function race(
  contestants: readonly Contestant[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Map<string, RoundResult[]>> {
  const results = new Map<string, RoundResult[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, pids, ...asked } of contestants) {
      const before = processTime(pids);
      const result = await load({ ...asked, seconds });
      const processor = (processTime(pids) - before) / result.requests;
      if (round > 0) results.get(name)?.push({ ...result, processor });
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

/** Processor time hardly suffers from what else runs on the machine; requests a second do. */
export const STANDING_HEADS = [
  "",
  "a second",
  "least",
  "most",
  "p99 ms",
  "ratio",
  "least",
  "most",
  "CPU µs each",
  "CPU ratio",
];

export function standingOf(name: string, own: readonly RoundResult[], rival: readonly RoundResult[]): Standing {
  const rates = spreadOf(own.map(({ perSecond }) => perSecond));
  const ratios = spreadOf(own.map(({ perSecond }, round) => perSecond / (rival[round]?.perSecond ?? Number.NaN)));
  const median = (of: (result: RoundResult) => number, results = own) => percentile(results.map(of), 0.5);
  const processor = median((result) => result.processor);
  return {
    perSecond: rates.median,
    toRival: ratios.median,
    row: [
      name,
      ...[rates.median, rates.min, rates.max].map(whole),
      median(({ p99 }) => p99).toFixed(2),
      ...[ratios.median, ratios.min, ratios.max].map(ratio),
      processor < 100 ? processor.toFixed(1) : whole(processor),
      ratio(median((result) => result.processor, rival) / processor),
    ],
  };
}
