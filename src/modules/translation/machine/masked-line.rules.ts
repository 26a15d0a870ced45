import { type Line, plainOf } from "#modules/library/public.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { findTerms, type Term, usesTerm } from "../glossary/term.rules.ts";
import { joinPieces, type MarkProblem, markLine, type Piece } from "../segments/mark.rules.ts";
import { withoutReadings } from "../segments/unit.rules.ts";

/**
 * A line as it goes to a machine: HTML in which every mark of ours is an element with an id, and every official word
 * stands already as the city says it in the other language, as an element that is not to be touched.
 */
export interface MaskedLine {
  html: string;
  source: Line;
  /** Official words in the order of their elements: `t1`, `t2` … */
  terms: string[];
}

interface Direction {
  sourceLanguage: LanguageCode;
  targetLanguage: LanguageCode;
}

export function maskLine(source: Line, direction: Direction, terms: readonly Term[]): MaskedLine {
  const { pieces } = markLine(source);
  const locked = terms.filter(({ isLocked }) => isLocked);
  const used: string[] = [];
  const draw = (piece: Piece): string => {
    if ("open" in piece) return `<span id="m${piece.open}">`;
    if ("close" in piece) return "</span>";
    if ("point" in piece) return "";
    return maskWords(withoutReadings(piece.text, direction.sourceLanguage), { direction, locked, used });
  };
  return { html: pieces.map(draw).join(""), source, terms: used };
}

function maskWords(
  text: string,
  { direction, locked, used }: { direction: Direction; locked: readonly Term[]; used: string[] },
): string {
  let [html, end] = ["", 0];
  for (const { at, source, target } of findTerms(text, direction, locked)) {
    used.push(target);
    html += `${escapeHtml(text.slice(end, at))}<span id="t${used.length}" translate="no">${escapeHtml(target)}</span>`;
    end = at + source.length;
  }
  return html + escapeHtml(text.slice(end));
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

export type UnmaskProblem = MarkProblem | "termLost" | "markup" | "nothing";
/** The line, or why what the machine gave back cannot be used. `what`: the mark or the word. */
export type Unmasked = { line: Line } | { problem: UnmaskProblem; what: string };

/** What came back, as a line of ours: every mark there once, every official word in its own form. */
export function unmaskLine(html: string, masked: MaskedLine): Unmasked {
  const tokens = tokensOf(html);
  if (!tokens) return { problem: "markup", what: "" };
  const { pieces, seen } = restoreTerms(tokens, masked);
  const joined = joinPieces(pieces, markLine(masked.source).marks);
  if ("problem" in joined) return { problem: joined.problem, what: joined.ids.join(", ") };
  if (plainOf(joined.line).trim() === "") return { problem: "nothing", what: "" };
  const said = stripReadings(plainOf(joined.line));
  const lost = masked.terms.find((term, index) => !seen.has(`t${index + 1}`) || !usesTerm(said, term));
  return lost === undefined ? joined : { problem: "termLost", what: lost };
}

type Token = { text: string } | { open: string } | { close: true };

/** Elements may be nested; all that is not one of ours is refused. */
function tokensOf(html: string): Token[] | undefined {
  const tokens = [...html.matchAll(/<(\/?[a-z][^<>]*)>|[^<]+|</gi)].map(([whole, tag]) => tokenOf(whole, tag));
  return tokens.every((token) => token !== undefined) ? tokens : undefined;
}

function tokenOf(whole: string, tag: string | undefined): Token | undefined {
  if (tag === undefined) return whole === "<" ? undefined : { text: unescapeHtml(whole) };
  if (/^\/span\s*$/i.test(tag)) return { close: true };
  const id = /^span\b[^>]*\sid\s*=\s*["']?([mt]\d{1,3})["']?(?=[\s/>]|$)/i.exec(tag)?.[1];
  return id === undefined ? undefined : { open: id };
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };
const unescapeHtml = (text: string) =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });

/** Whatever the machine made of an official word, in its place stands the word. */
function restoreTerms(tokens: readonly Token[], { terms }: MaskedLine): { pieces: Piece[]; seen: Set<string> } {
  const open: string[] = [];
  const seen = new Set<string>();
  const pieceOf = (token: Token): Piece | undefined => {
    if ("text" in token) return open.some(isTerm) ? undefined : token;
    if ("close" in token) return closePiece(open.pop());
    const isTwice = isTerm(token.open) && seen.has(token.open);
    seen.add(token.open);
    open.push(token.open);
    return isTwice ? { point: token.open } : openPiece(token.open, terms);
  };
  const pieces = tokens.flatMap((token) => pieceOf(token) ?? []);
  return { pieces, seen };
}

const isTerm = (id: string) => id.startsWith("t");

function openPiece(id: string, terms: readonly string[]): Piece {
  if (!isTerm(id)) return { open: id.slice(1) };
  const term = terms[Number(id.slice(1)) - 1];
  return term === undefined ? { point: id } : { text: term };
}

const closePiece = (id: string | undefined): Piece | undefined =>
  id !== undefined && isTerm(id) ? undefined : { close: id?.slice(1) ?? "" };
