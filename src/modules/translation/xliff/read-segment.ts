import { FileProblem } from "../exchange/returned-file.ts";
import type { Piece } from "../segments/mark.rules.ts";
import { unescapeXml } from "./escape.rules.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

/** How a file writes XLIFF: the prefix of its names, and which marks its version has. */
export interface Dialect {
  prefix: string;
  version: 1 | 2;
}

/** The name of an element without the prefix of XLIFF; undefined where it belongs to another vocabulary. */
export function coreName({ name }: XmlElement, { prefix }: Dialect): string | undefined {
  if (prefix === "") return name.includes(":") ? undefined : name;
  return name.startsWith(`${prefix}:`) ? name.slice(prefix.length + 1) : undefined;
}

type Reader = (element: XmlElement, read: (element: XmlElement) => Piece[]) => Piece[];

const attribute = (element: XmlElement, ...names: string[]): string =>
  unescapeAt(names.map((name) => element.attributes[name]).find((value) => value !== undefined) ?? "", element);

const around =
  (...names: string[]): Reader =>
  (element, read) => {
    const id = attribute(element, ...names);
    return [{ open: id }, ...read(element), { close: id }];
  };
const begins =
  (...names: string[]): Reader =>
  (element) => [{ open: attribute(element, ...names) }];
const ends =
  (...names: string[]): Reader =>
  (element) => [{ close: attribute(element, ...names) }];
const alone: Reader = (element) => {
  const id = attribute(element, "id");
  const code = /^cp-([0-9A-F]{4})-/.exec(id)?.[1];
  return code ? [{ text: String.fromCharCode(Number.parseInt(code, 16)) }] : [{ point: id }];
};
const character: Reader = (element) => {
  const code = Number.parseInt(attribute(element, "hex"), 16);
  return code >= 0 && code <= 0xffff ? [{ text: String.fromCharCode(code) }] : [];
};
/** Marks of a program for itself: comments, segments, terms. Words that it struck out are gone. */
const transparent: Reader = (element, read) =>
  /delete/i.test(attribute(element, "mtype", "type")) ? [] : read(element);

/** The elements that stand among the words in XLIFF 2 and in XLIFF 1.2. */
const READERS: Record<Dialect["version"], Readonly<Record<string, Reader>>> = {
  2: {
    pc: around("id"),
    sc: begins("id"),
    ec: ends("startRef", "id"),
    ph: alone,
    cp: character,
    mrk: transparent,
    sm: () => [],
    em: () => [],
  },
  1: {
    g: around("id"),
    bx: begins("rid", "id"),
    ex: ends("rid", "id"),
    bpt: begins("rid", "id"),
    ept: ends("rid", "id"),
    x: alone,
    ph: alone,
    it: alone,
    mrk: transparent,
  },
};

/** What stands in a source or a target. Elements of another vocabulary say nothing to a reader. */
export function readSegment(element: XmlElement, dialect: Dialect): Piece[] {
  const pieces = element.children.flatMap((node) => readNode(node, element, dialect));
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if ("text" in piece && last && "text" in last) joined[joined.length - 1] = { text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

function readNode(node: XmlNode, parent: XmlElement, dialect: Dialect): Piece[] {
  if ("text" in node) return [{ text: node.text }];
  if ("raw" in node) {
    const text = unescapeAt(withoutLayout(node.raw, edgesOf(node, parent)), parent);
    return text ? [{ text }] : [];
  }
  const name = coreName(node, dialect);
  const reader = name === undefined ? undefined : READERS[dialect.version][name];
  return reader ? reader(node, (element) => readSegment(element, dialect)) : [];
}

const edgesOf = (node: XmlNode, { children }: XmlElement) => ({
  isFirst: children[0] === node,
  isLast: children.at(-1) === node,
});

const LAYOUT = /[ \t]*(?:\r\n?|\n)(?:[ \t\r\n]+|$)/g;
/** Scripts that put nothing between words, and their signs. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u;

/**
 * Programs that lay a file out anew break lines and indent them in the middle of a sentence. Our own line ends are written
 * `&#10;` and stay; a line end in the file with an indent behind it is layout.
 */
function withoutLayout(raw: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  return raw.replace(LAYOUT, (layout, at: number) => {
    const before = raw.slice(0, at).at(-1);
    const after = raw.slice(at + layout.length).at(0);
    if ((before === undefined && isFirst) || (after === undefined && isLast)) return "";
    const neighbours = `${before ?? ""}${after ?? ""}`;
    return neighbours === "" || UNSPACED.test(neighbours) ? "" : " ";
  });
}

/** @throws FileProblem where XML does not know an entity */
export function unescapeAt(text: string, { line }: Pick<XmlElement, "line">): string {
  try {
    return unescapeXml(text);
  } catch (error) {
    throw new FileProblem([{ what: "entity", line, detail: (error as RangeError).message }]);
  }
}

export const plainPieces = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ("text" in piece ? piece.text : "")).join("");
