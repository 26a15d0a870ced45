import { parseRuby, type RubySegment, readingsOnly, stripReadings } from "#platform/i18n/text.ts";
import { fold, withoutAccents } from "./fold.rules.ts";
import { type Segment, segmentsOf, signsBefore, spell, spellText, wordOf } from "./spelling.rules.ts";
import type { Piece } from "./wanted.rules.ts";

/** A stretch of a text that was found, or that was not. Data, never HTML. */
export interface MarkedSegment extends RubySegment {
  isHit: boolean;
}

/** Letters with the marks that belong to them; kanji with their reading as one. */
const CLUSTER = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ\p{Default_Ignorable_Code_Point}]*|[\s\S]/gu;

function unitsOf(text: string): RubySegment[] {
  return parseRuby(text).flatMap((segment): RubySegment[] =>
    segment.reading === undefined
      ? Array.from(segment.surface.matchAll(CLUSTER), ([surface]) => ({ surface }))
      : [segment],
  );
}

/** A text as `spell` gives it, and for each of its code units the unit that it came from; -1: a sign between. */
interface Form {
  spelled: string;
  unitAt: number[];
}

function formOf(units: readonly RubySegment[], spellUnit: (unit: RubySegment) => string): Form {
  const folded = units.map((unit) => fold(spellUnit(unit)));
  const unitOf = folded.flatMap((part, index) => Array<number>(part.length).fill(index));
  const form: Form = { spelled: "", unitAt: [] };
  const put = (text: string, unit: number) => {
    form.spelled += text;
    for (let count = 0; count < text.length; count += 1) form.unitAt.push(unit);
  };
  let before: Segment | undefined;
  for (const segment of segmentsOf(folded.join(""))) {
    put(signsBefore(segment, before), -1);
    before = segment;
    let at = segment.at;
    const { skipped } = segment.kind === "word" ? wordOf(segment.text) : { skipped: 0 };
    for (const letter of segment.text.slice(skipped)) {
      put(segment.kind === "word" ? withoutAccents(letter) : letter, unitOf[at + skipped] ?? -1);
      at += letter.length;
    }
  }
  return form;
}

/** Splits a text so that what was found can be marked. What is read over kanji is found as well as what is written. */
export function markPieces(text: string, pieces: readonly Piece[]): MarkedSegment[] {
  const wanted = spelledOnce(pieces);
  // Letter by letter takes twenty times as long as looking whether it stands there at all.
  return countFound(text, wanted) > 0 ? joined(markUnits(text, wanted)) : plainSegments(text);
}

const spelledOnce = (pieces: readonly Piece[]) => [...new Set(pieces.map(spell))].filter(Boolean);
const plainSegments = (text: string): MarkedSegment[] => parseRuby(text).map((each) => ({ ...each, isHit: false }));

/** How many of the pieces stand in the text, written or read. */
function countFound(text: string, wanted: readonly string[]): number {
  const forms = text.includes("《") ? [stripReadings(text), readingsOnly(text)] : [text];
  const spelled = forms.map(spellText);
  return wanted.filter((piece) => spelled.some((form) => form.includes(piece))).length;
}

/** As single letters. */
function markUnits(text: string, wanted: readonly string[]): MarkedSegment[] {
  const units = unitsOf(text);
  const forms = [formOf(units, ({ surface }) => surface)];
  if (text.includes("《")) forms.push(formOf(units, ({ surface, reading }) => reading ?? surface));
  const hits = new Set(wanted.flatMap((piece) => forms.flatMap((form) => unitsFound(form, piece))));
  return units.map((unit, index) => ({ ...unit, isHit: hits.has(index) }));
}

function unitsFound({ spelled, unitAt }: Form, wanted: string): number[] {
  const found: number[] = [];
  for (let at = spelled.indexOf(wanted); at >= 0; at = spelled.indexOf(wanted, at + 1))
    found.push(...unitAt.slice(at, at + wanted.length).filter((unit) => unit >= 0));
  return found;
}

function joined(units: readonly MarkedSegment[]): MarkedSegment[] {
  const segments: MarkedSegment[] = [];
  for (const unit of units) {
    const last = segments.at(-1);
    if (last && last.isHit === unit.isHit && last.reading === undefined && unit.reading === undefined)
      segments[segments.length - 1] = { ...last, surface: last.surface + unit.surface };
    else segments.push(unit);
  }
  return segments;
}

/** Letters before the first hit, and in all. */
const BEFORE = 30;
const LONGEST = 130;
const MORE = { surface: "…", isHit: false };

/**
 * The line in which most of the pieces stand, cut around them; undefined where none stands in any. `enough`: pieces with
 * which a line is good, and the others are not looked at.
 */
export function snippetOf<Line extends { text: string }>(
  lines: readonly Line[],
  pieces: readonly Piece[],
  enough = pieces.length,
): { line: Line; segments: MarkedSegment[] } | undefined {
  const wanted = spelledOnce(pieces);
  let best: { line: Line; found: number } | undefined;
  for (const line of likelyFirst(lines, pieces)) {
    const found = countFound(line.text, wanted);
    if (found > (best?.found ?? 0)) best = { line, found };
    if (found >= enough) break;
  }
  return best && { line: best.line, segments: joined(cut(markUnits(best.line.text, wanted))) };
}

/** Comparing a line takes far longer than looking whether it holds the very letters of a piece; mostly one that does is there. */
function* likelyFirst<Line extends { text: string }>(lines: readonly Line[], pieces: readonly Piece[]) {
  const letters = pieces.map((piece) => piece.map(({ text }) => text).join(" "));
  const rest: Line[] = [];
  for (const line of lines) {
    const text = line.text.toLowerCase();
    if (letters.some((some) => text.includes(some))) yield line;
    else rest.push(line);
  }
  yield* rest;
}

function cut(units: readonly MarkedSegment[]): MarkedSegment[] {
  const first = units.findIndex(({ isHit }) => isHit);
  const from = wordStart(units, Math.max(0, Math.min(first - BEFORE, units.length - LONGEST)));
  const to = Math.min(units.length, from + LONGEST);
  return [...(from > 0 ? [MORE] : []), ...units.slice(from, to), ...(to < units.length ? [MORE] : [])];
}

/** The next blank, where one is near: half a word at the beginning is hard to read. */
function wordStart(units: readonly MarkedSegment[], from: number): number {
  if (from === 0) return 0;
  const blank = units.slice(from, from + 15).findIndex(({ surface, isHit }) => surface === " " && !isHit);
  return blank < 0 ? from : from + blank + 1;
}
