import { readFileSync } from "node:fs";
import { dataFile } from "../data-file.ts";
import type { Sentence } from "../rules/rule.ts";
import { type Piece, piecesOf } from "./piece.ts";

/** Letters of the longest word that is looked for. */
const LONGEST = 16;
/** 二十一人 is not 二十 and 一人. */
const COUNTED = /^[一二三四五六七八九十百千万][人日月時年番度回部名口歩足目]/;

let read: ReadonlyMap<string, string> | undefined;

/** data/yasashii/readings.tsv, read at the first sentence. */
export function fieldWords(): ReadonlyMap<string, string> {
  read ??= new Map(
    readFileSync(dataFile("readings.tsv"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split("\t") as [string, string]),
  );
  return read;
}

export interface WordSetting {
  words: ReadonlyMap<string, string>;
  source: Piece["source"];
  /** Parts of these are no words of their own: 日 in 14日. */
  inside?: readonly Piece[];
}

/** Known words of a sentence, the longest first. A word begins and ends where one does for the analyser. */
export function wordPieces({ text, tokens }: Sentence, { words, source, inside = [] }: WordSetting): Piece[] {
  if (words.size === 0) return [];
  const edges = edgesOf(text, tokens);
  const closed = closedBy(inside, text.length);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!edges[at] || text.charAt(at) < "⺀") continue;
    const end = endOfWord(text, at, { words, edges, closed });
    if (!end) continue;
    const word = text.slice(at, end);
    const [reading = "", ...alternatives] = (words.get(word) ?? "").split("|");
    pieces.push(...piecesOf(word, at, { reading, alternatives, source }));
    at = end - 1;
  }
  return pieces;
}

interface Place {
  words: ReadonlyMap<string, string>;
  edges: Uint8Array;
  closed: Uint8Array;
}

function endOfWord(text: string, at: number, { words, edges, closed }: Place): number | null {
  if (
    closed[at] ||
    (COUNTED.test(text.slice(at, at + 2)) && /[\d第一二三四五六七八九十百千万]/.test(text.charAt(at - 1)))
  )
    return null;
  for (let end = Math.min(text.length, at + LONGEST); end > at; end -= 1) {
    if (!edges[end] || closed[end]) continue;
    if (words.has(text.slice(at, end))) return end;
  }
  return null;
}

function edgesOf(text: string, tokens: Sentence["tokens"]): Uint8Array {
  const edges = new Uint8Array(text.length + 1);
  for (const { start, end } of tokens) {
    edges[start] = 1;
    edges[end] = 1;
  }
  return edges;
}

/** Units that stand inside a piece, not at its edges. */
function closedBy(pieces: readonly Piece[], length: number): Uint8Array {
  const closed = new Uint8Array(length + 1);
  for (const { start, end } of pieces) if (end > start + 1) closed.fill(1, start + 1, end);
  return closed;
}
