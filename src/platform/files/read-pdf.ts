import { inflateSync } from "node:zlib";

export interface PdfFacts {
  /** Null where the file does not say so in a way that we read. */
  pages: number | null;
  /** What it does by itself when it is opened; undefined: nothing that we found. */
  danger: "script" | "launch" | undefined;
}

/** All streams of objects together may inflate to so much; beyond it we look no further. */
const MOST_INFLATED = 64 * 1024 * 1024;
/** One of them; what does not inflate counts as much, since nobody knows how far it was tried. */
const MOST_OF_ONE = 4 * 1024 * 1024;

/**
 * How many pages a PDF has, and whether it would run something. Objects stand in the file as they are or in streams of
 * objects (ISO 32000-2, 7.5.7), which are inflated; what is encrypted stays unknown.
 */
export function readPdf(bytes: Uint8Array): PdfFacts {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const objects = [withoutStreams(raw), ...inflatedObjects(raw)].map((text) => withPlainNames(withoutWords(text)));
  return { pages: pagesIn(objects), danger: dangerIn(objects) };
}

/** Only what stands between streams is objects; what a picture's bytes look like says nothing. */
function withoutStreams(raw: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of streamsIn(raw)) {
    pieces.push(raw.slice(at, from));
    at = to;
  }
  return [...pieces, raw.slice(at)].join(" ");
}

interface Stretch {
  from: number;
  to: number;
}

const BEGINS = /stream\r?\n/g;

/** Each step goes on where the last one ended, so that a file that is all beginnings takes no longer than any other. */
function* streamsIn(raw: string): Generator<Stretch> {
  BEGINS.lastIndex = 0;
  for (let match = BEGINS.exec(raw); match; match = BEGINS.exec(raw)) {
    const from = match.index + match[0].length;
    const to = raw.indexOf("endstream", from);
    if (to === -1) return;
    yield { from, to };
    BEGINS.lastIndex = to + "endstream".length;
  }
}

/** A stream's dictionary stands right before it. */
const LONGEST_HEAD = 2_000;

function inflatedObjects(raw: string): string[] {
  const inflated: string[] = [];
  let left = MOST_INFLATED;
  let last = 0;
  for (const { from, to } of streamsIn(raw)) {
    const head = raw.slice(Math.max(last, from - LONGEST_HEAD), from);
    last = to;
    if (!/\/Type\s*\/ObjStm\b/.test(head.slice(head.lastIndexOf("endobj") + 1))) continue;
    const text = inflate(raw.slice(from, to));
    left -= text?.length ?? MOST_OF_ONE;
    if (text) inflated.push(text);
    if (left <= 0) break;
  }
  return inflated;
}

function inflate(packed: string): string | undefined {
  try {
    return inflateSync(Buffer.from(packed, "latin1"), { maxOutputLength: MOST_OF_ONE }).toString("latin1");
  } catch {
    return undefined;
  }
}

const [OPENS, CLOSES, ESCAPES] = ["(", ")", "\\"].map((sign) => sign.charCodeAt(0));

/** Where a word begins after this sign; -1: nowhere; undefined: where it did. */
const beginAfter = (code: number, at: number) => {
  if (code === OPENS) return at;
  return code === CLOSES ? -1 : undefined;
};

/**
 * An address in a link may hold anything. Each sign is looked at once, whatever the file holds: a pattern would begin anew
 * at each bracket. A word that is never closed hides nothing behind it.
 */
function withoutWords(objects: string): string {
  const kept = Buffer.alloc(objects.length + 1);
  let length = 0;
  let begin = -1;
  for (let at = 0; at < objects.length; at++) {
    const code = objects.charCodeAt(at);
    if (code === CLOSES && begin >= 0) length = begin;
    kept[length++] = code;
    if (code === ESCAPES && begin >= 0) kept[length++] = objects.charCodeAt(++at);
    begin = beginAfter(code, length) ?? begin;
  }
  return kept.toString("latin1", 0, length);
}

const MARKS_A_NUMBER = "#".charCodeAt(0);

/** A name may write any of its letters as a number: `/J#61vaScript`. */
function withPlainNames(objects: string): string {
  if (!objects.includes("#")) return objects;
  const kept = Buffer.alloc(objects.length);
  let length = 0;
  for (let at = 0; at < objects.length; at++) {
    const code = objects.charCodeAt(at);
    const digits = code === MARKS_A_NUMBER ? objects.slice(at + 1, at + 3) : "";
    const isNumber = digits !== "" && /^[0-9a-f]{2}$/i.test(digits);
    kept[length++] = isNumber ? Number.parseInt(digits, 16) : code;
    if (isNumber) at += 2;
  }
  return kept.toString("latin1", 0, length);
}

const DANGERS: readonly [PdfFacts["danger"], RegExp][] = [
  ["script", /\/(?:JavaScript|JS)\b/],
  ["launch", /\/S\s*\/Launch\b/],
];

const dangerIn = (objects: readonly string[]) =>
  DANGERS.find(([, sign]) => objects.some((text) => sign.test(text)))?.[0];

/** In all objects together. */
const MOST_NODES = 1_000;

/** The root of the tree of pages counts all; what was replaced by a later version of the file stands before it. */
function pagesIn(objects: readonly string[]): number | null {
  const nodes = objects
    .flatMap((text) =>
      [...text.matchAll(/\/Type\s*\/Pages\b/g)].slice(-MOST_NODES).map(({ index }) => ({ text, index })),
    )
    .slice(-MOST_NODES)
    .map(({ text, index }) => dictionaryAround(text, index));
  const roots = nodes.filter((node) => !/\/Parent\b/.test(node));
  const counts = (roots.length > 0 ? roots : nodes).flatMap((node) => /\/Count\s+(\d{1,6})\b/.exec(node)?.[1] ?? []);
  const count = Number(counts.at(-1) ?? 0);
  return count > 0 ? count : null;
}

/** A node that lists more pages than this is cut; its count stands before or behind the list. */
const LONGEST_NODE = 20_000;

function dictionaryAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST_NODE), at);
  const behind = text.slice(at, at + LONGEST_NODE);
  return before.slice(unclosed(before)) + behind.slice(0, firstSurplus(behind));
}

/** 1 where a dictionary begins, -1 where one ends, else 0. */
function stepAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== text.charCodeAt(at + 1)) return 0;
  if (code === BEGINS_DICTIONARY) return 1;
  return code === ENDS_DICTIONARY ? -1 : 0;
}

const [BEGINS_DICTIONARY, ENDS_DICTIONARY] = ["<", ">"].map((sign) => sign.charCodeAt(0));

/** Where the last dictionary begins that is still open at the end. */
function unclosed(text: string): number {
  let depth = 0;
  for (let at = text.length - 2; at >= 0; at--) {
    const step = stepAt(text, at);
    if (step === 0) continue;
    if (step === 1 && depth === 0) return at;
    depth -= step;
    at -= 1;
  }
  return 0;
}

/** Where a dictionary ends that began before the text. */
function firstSurplus(text: string): number {
  let depth = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const step = stepAt(text, at);
    if (step === 0) continue;
    if (step === -1 && depth === 0) return at;
    depth += step;
    at += 1;
  }
  return text.length;
}
