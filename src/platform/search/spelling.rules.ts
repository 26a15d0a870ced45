import { fold, withoutAccents } from "./fold.rules.ts";

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
const LETTER = /^[\p{L}\p{N}\p{M}]/u;
const OF_RUN = new RegExp(`^[${RUN_SCRIPTS}]`, "u");

const [UNKNOWN, SIGN, SPACE, RUN, WORD] = [0, 1, 2, 3, 4];

function kindOf(letter: string): number {
  if (LETTER.test(letter)) return OF_RUN.test(letter) ? RUN : WORD;
  return /^\s/u.test(letter) ? SPACE : SIGN;
}

/** What was found out of a letter of the basic plane; every search goes through some hundred lines. */
const known = new Uint8Array(0x1_0000);

function kindAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  if (code > 0xffff) return kindOf(String.fromCodePoint(code));
  const kind = known[code] || kindOf(String.fromCharCode(code));
  known[code] = kind;
  return kind;
}

/** The stretches of a folded text. A space beside a script without spaces between words does not keep apart. */
export function segmentsOf(folded: string): Segment[] {
  const segments: Segment[] = [];
  // What stands since the last stretch: nothing, spaces only, or something that keeps apart.
  let between = UNKNOWN;
  for (let at = 0; at < folded.length; ) {
    const kind = kindAt(folded, at);
    const end = endOf(folded, at, kind);
    if (kind === RUN || kind === WORD) {
      segments.push(
        segmentAt(folded, { at, end, kind: kind === RUN ? "run" : "word" }, { before: segments.at(-1), between }),
      );
      between = UNKNOWN;
    } else if (between !== SIGN) between = kind;
    at = end;
  }
  return segments;
}

function segmentAt(
  folded: string,
  { at, end, kind }: { at: number; end: number; kind: Segment["kind"] },
  { before, between }: { before: Segment | undefined; between: number },
): Segment {
  const mayJoin = before !== undefined && (before.kind === "run" || kind === "run");
  return { kind, at, text: folded.slice(at, end), isApart: !mayJoin || between === SIGN };
}

/** Where the letters of one kind end. */
function endOf(text: string, from: number, kind: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === kind) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
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

/** A text as it is compared. */
export const spellText = (text: string): string => spell(segmentsOf(withoutAccents(fold(text))));

/** What stands before a segment in a spelled text. */
export function signsBefore(segment: Segment, before: Segment | undefined): string {
  const apart = before && segment.isApart ? "\n" : "";
  const isWordEnd = before?.kind === "word" && !segment.isApart;
  return apart + (segment.kind === "word" || isWordEnd ? " " : "");
}
