import type { CleanText } from "../text/clean.ts";
import type { Piece } from "./piece.ts";
import type { Segment } from "./segment.ts";

interface Given {
  input: string;
  clean: CleanText;
}

/** The input in segments: the pieces, what stands between them, and the marks of readings (｜ and 《…》), each by itself. */
export function segmentsOf({ input, clean }: Given, pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  const marks = marksOf({ input, clean });
  let [at, next] = [0, 0];
  const plain = (end: number) => {
    if (end > at) segments.push({ surface: input.slice(at, end), reading: null, alternatives: [], source: "none" });
    at = Math.max(at, end);
  };
  const plainTo = (end: number) => {
    for (let mark = marks[next]; mark && mark.end <= end; mark = marks[next]) {
      plain(mark.start);
      plain(mark.end);
      next += 1;
    }
    plain(end);
  };
  for (const { start, end, reading, alternatives, source } of pieces) {
    const from = clean.inputAt[start] ?? input.length;
    const to = endIn(clean, end);
    if (from < at || to <= from) continue;
    plainTo(from);
    segments.push({ surface: input.slice(from, to), reading, alternatives, source });
    at = to;
  }
  plainTo(input.length);
  return segments;
}

function marksOf({ input, clean }: Given): { start: number; end: number }[] {
  return clean.readings.flatMap(({ start, end, reading }) => {
    const mark = { start: end, end: end + reading.length + 2 };
    return input.charAt(start - 1) === "｜" ? [{ start: start - 1, end: start }, mark] : [mark];
  });
}

/** Behind the last letter that belongs to the piece; a kana with its own mark in half width is two units. */
function endIn({ inputAt, text }: CleanText, end: number): number {
  const [last, next] = [inputAt[end - 1] ?? 0, inputAt[end] ?? 0];
  return next - last === 2 && /[ァ-ヺ]/.test(text.charAt(end - 1)) ? next : last + 1;
}
