import { hasKanji, KANJI } from "../text/kana.ts";
import type { Segment } from "./segment.ts";

const ONLY_KANJI = new RegExp(`^[${KANJI}]+$`, "u");
const ENDS_IN_KANJI = new RegExp(`[${KANJI}]$`, "u");
const MARK = /^(?:｜|《[^《》\n]*》)$/;

/** Segments without the marks of readings that stood in the text: what a reader sees, for `<ruby>`. */
export function withoutMarks(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment, at) => !isMark(segments, at) || segment.source !== "none");
}

function isMark(segments: readonly Segment[], at: number): boolean {
  const surface = segments[at]?.surface ?? "";
  if (!MARK.test(surface)) return false;
  return segments[surface === "｜" ? at + 1 : at - 1]?.source === "author";
}

/** For paper, mail and screens without ruby: 漢字(かんじ). */
export function inBrackets(segments: readonly Segment[]): string {
  return withoutMarks(segments)
    .map(({ surface, reading }) => (reading ? `${surface}(${reading})` : surface))
    .join("");
}

/** As texts of the product hold readings: 漢字《かんじ》, ｜ where a reading begins elsewhere than with the first kanji. */
export function inMarks(segments: readonly Segment[]): string {
  let text = "";
  for (const { surface, reading } of withoutMarks(segments)) {
    const begins = reading && (!ONLY_KANJI.test(surface) || ENDS_IN_KANJI.test(text)) ? "｜" : "";
    text += reading && hasKanji(surface) ? `${begins}${surface}《${reading}》` : surface;
  }
  return text;
}
