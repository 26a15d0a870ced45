import { withoutAccents } from "./fold.rules.ts";

/**
 * A stretch of folded text. `run`: of a script that is written without spaces between words (Japanese, Chinese, Thai,
 * Burmese, and Korean, whose spaces people set freely): any part of it can be found. `word`: found from its beginning on.
 */
export interface Segment {
  kind: "run" | "word";
  text: string;
  /** Where it begins in the folded text. */
  at: number;
  /** Something stands before it that nobody searches across: a full stop, a bracket, the space between two words. */
  isApart: boolean;
}

const RUN_SCRIPTS =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆〇";
const LETTER = "[\\p{L}\\p{N}\\p{M}]";
const STRETCHES = new RegExp(`((?:(?=${LETTER})[${RUN_SCRIPTS}])+)|((?:(?![${RUN_SCRIPTS}])${LETTER})+)`, "gu");
const SPACES = /^\s*$/u;

/** The stretches of a folded text. A space beside a script without spaces between words does not keep apart. */
export function segmentsOf(folded: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of folded.matchAll(STRETCHES)) {
    const kind = match[1] === undefined ? "word" : "run";
    const before = segments.at(-1);
    const joins = before && (before.kind === "run" || kind === "run") && SPACES.test(folded.slice(end, match.index));
    segments.push({ kind, text: match[0], at: match.index, isApart: !joins });
    end = match.index + match[0].length;
  }
  return segments;
}

/** A word longer than this is compared by its beginning. */
const LONGEST_WORD = 100;

/** The article and what Arabic writes together with it: مدرسة finds المدرسة. */
const ARTICLE = /^(?:[وبكف]?ال|لل)(?=.{3})/u;

/** A word as it is compared, and how many of its first letters do not count. */
export function wordOf(text: string): { plain: string; skipped: number } {
  const skipped = ARTICLE.exec(text)?.[0].length ?? 0;
  return { plain: [...withoutAccents(text.slice(skipped))].slice(0, LONGEST_WORD).join(""), skipped };
}

/**
 * Segments as one string in which a `Piece` of a query is found with `includes`: a space before each word, another where a
 * run follows it, a line feed where something keeps apart.
 */
export function spell(segments: readonly Segment[]): string {
  let spelled = "";
  let before: Segment | undefined;
  for (const segment of segments) {
    spelled += signsBefore(segment, before) + (segment.kind === "word" ? wordOf(segment.text).plain : segment.text);
    before = segment;
  }
  return spelled;
}

/** What stands before a segment in a spelled text. */
export function signsBefore(segment: Segment, before: Segment | undefined): string {
  const apart = before && segment.isApart ? "\n" : "";
  const isWordEnd = before?.kind === "word" && !segment.isApart;
  return apart + (segment.kind === "word" || isWordEnd ? " " : "");
}
