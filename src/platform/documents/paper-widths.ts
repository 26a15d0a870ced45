import type { Line } from "./paper.ts";
import { writableText } from "./paper-lines.ts";

/** Latin letters and digits, on average, in em. */
const NARROW = 0.58;
const FULL_WIDTH =
  /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{1F000}-\u{3FFFF}]/u;
/** In em. A longer term has a line of its own. */
const LONGEST_TERM = 9;

/** Estimated, in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character !== "\u200B") width += FULL_WIDTH.test(character) ? 1 : NARROW;
  }
  return width;
}

/** Of the column of terms, in em; 0 where each stands over its text. */
export function termWidth(items: readonly { term: Line }[]): number {
  const widest = Math.max(0, ...items.map(({ term }) => widthOf(writableText(term))));
  return widest > LONGEST_TERM ? 0 : Math.ceil(widest * 2 + 1) / 2;
}
