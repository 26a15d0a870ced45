export interface Span {
  start: number;
  end: number;
}

const ENDS = "。！？!?\n";
const CLOSES = "」』）)】〉》\"'";
const OPENS = "「『（(【〈《";
/** Nobody writes such sentences; tables and rows of digits without an end are looked at in pieces. */
const LONG = 600;
const LONGEST = 1_000;

/**
 * The sentences of a text, in order: after 。！？ and at the end of a line; not inside brackets. Together they are the whole
 * text: what stands between two sentences (blanks, line ends) belongs to the one before.
 */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    depth = depthAfter(letter, depth);
    const isEnd = ENDS.includes(letter) && depth === 0;
    if (!isEnd && !isOverlong(text, start, at)) continue;
    at = endOfTail(text, at);
    depth = 0;
    spans.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** After a comma or a blank, else anywhere but within a letter. */
function isOverlong(text: string, start: number, at: number): boolean {
  if (at - start < LONG) return false;
  const isGap = /[、，,\s]/.test(text.charAt(at));
  return isGap || (at - start >= LONGEST && !/[\ud800-\udbff]/.test(text.charAt(at)));
}

/** A bracket that nobody closes ends with its line. */
function depthAfter(letter: string, depth: number): number {
  if (letter === "\n") return 0;
  if (OPENS.includes(letter)) return depth + 1;
  return CLOSES.includes(letter) ? Math.max(0, depth - 1) : depth;
}

/** Further marks, closing brackets and blanks behind the end of a sentence; a line's end is the last of them. */
function endOfTail(text: string, at: number): number {
  let last = at;
  while (text.charAt(last) !== "\n" && last + 1 < text.length && isTail(text.charAt(last + 1))) last += 1;
  return last;
}

const isTail = (letter: string) => ENDS.includes(letter) || CLOSES.includes(letter) || /\s/.test(letter);
