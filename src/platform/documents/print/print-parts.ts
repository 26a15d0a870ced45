import type { Block } from "../paper.ts";
import { placeBars } from "../paper-bars.ts";
import { termWidth } from "../paper-widths.ts";
import { fitLine, hasReading, printedWidth } from "./print-line.ts";

type Terms = Extract<Block, { kind: "terms" }>;
type Phrases = Extract<Block, { kind: "phrases" }>;
type Bars = Extract<Block, { kind: "bars" }>;

const TEXT_POINTS = 10.5;
const BAR_POINTS = 9;
/** Terms beside their texts, or over them where one is too long. */
export function printTerms({ kind, items }: Terms, points: number) {
  const room = points / TEXT_POINTS;
  const width = termWidth(items);
  return {
    kind,
    width,
    items: items.map(({ term, text }) => ({
      term: fitLine(term, width || room),
      text: text.map((line) => fitLine(line, room - width - 1)),
    })),
  };
}

const PHRASE_POINTS = 19;

export function printPhrases({ kind, items }: Phrases, points: number) {
  return {
    kind,
    items: items.map(({ words, reading, meaning }) => ({
      words: fitLine(words, points / PHRASE_POINTS - 2),
      ...(reading && { reading: fitLine(reading, points / TEXT_POINTS - 3) }),
      meaning: fitLine(meaning, points / TEXT_POINTS - 3),
    })),
  };
}

/** Of the width: names, and what is written at the bars. */
const SHARES = { label: { least: 0.15, most: 0.42 }, shown: { least: 0.08, most: 0.28 } };

export function printBars({ kind, title, bars }: Bars, points: number) {
  const room = points / BAR_POINTS;
  const shareOf = (part: "label" | "shown") => {
    const widest = Math.max(0, ...bars.map((bar) => printedWidth(fitLine(bar[part], room))));
    return Math.min(SHARES[part].most, Math.max(SHARES[part].least, (widest + 1) / room));
  };
  const [labels, shown] = [shareOf("label"), shareOf("shown")];
  const placed = placeBars(bars);
  const isRead = bars.some(({ label, shown: words }) => hasReading([...fitLine(label, room), ...fitLine(words, room)]));
  return {
    kind,
    title: fitLine(title, room),
    /** Between the bars, in points. */
    gap: isRead ? 12 : 7,
    shares: [labels, 1 - labels - shown, shown],
    bars: bars.map((bar, index) => ({
      label: fitLine(bar.label, labels * room - 1),
      shown: fitLine(bar.shown, shown * room - 1),
      ...placed[index],
    })),
  };
}
