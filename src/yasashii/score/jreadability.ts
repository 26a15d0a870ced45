import type { Measure } from "./measure.ts";

/** Least values, easiest first; the names are those of jReadability. */
const BANDS = [
  { from: 5.5, ja: "とてもやさしい", en: "very easy" },
  { from: 4.5, ja: "やさしい", en: "easy" },
  { from: 3.5, ja: "ふつう", en: "medium" },
  { from: 2.5, ja: "ややむずかしい", en: "rather hard" },
  { from: 1.5, ja: "むずかしい", en: "hard" },
  { from: Number.NEGATIVE_INFINITY, ja: "とてもむずかしい", en: "very hard" },
];

export interface JReadability {
  value: number;
  band: { ja: string; en: string };
}

/**
 * The formula of Lee and Hasebe, approximately: it wants UniDic, which says where a word comes from, and IPADIC does not.
 * For information only, no part of the score: it is made for texts of some 400 letters and more and thinks a short, plain
 * notice harder than it is. Null where there are no words.
 */
export function approximateJReadability(measures: readonly Measure[]): JReadability | null {
  const sentences = measures.filter(({ tokens }) => tokens > 0);
  const sum = (count: "tokens" | "sinoJapanese" | "native" | "verbs" | "particles") =>
    sentences.reduce((total, each) => total + each[count], 0);
  const tokens = sum("tokens");
  if (tokens === 0) return null;
  const percent = (count: "sinoJapanese" | "native" | "verbs" | "particles") => (100 * sum(count)) / tokens;
  const value =
    11.724 -
    0.056 * (tokens / sentences.length) -
    0.126 * percent("sinoJapanese") -
    0.042 * percent("native") -
    0.145 * percent("verbs") -
    0.044 * percent("particles");
  const band = BANDS.find(({ from }) => value >= from) ?? { ja: "", en: "" };
  return { value: Math.round(value * 10) / 10, band: { ja: band.ja, en: band.en } };
}
