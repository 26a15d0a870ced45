import { XMLParser, XMLValidator } from "fast-xml-parser";
import { FileProblem } from "../exchange/returned-file.ts";

/** An element of a file: its name as written, its attributes, what is in it, and the line where it begins. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlNode[];
  line: number;
}

/** `raw`: as it stands in the file, its entities not resolved; `text` is taken as it is (CDATA). */
export type XmlNode = XmlElement | { raw: string } | { text: string };

/** A file of a whole library in one language has some 20,000. */
const MAX_TAGS = 400_000;

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  // Ours to resolve: the parser would also take those that a file declares.
  processEntities: false,
  cdataPropName: "#cdata",
  captureMetaData: true,
});

/** The element that a file is. @throws FileProblem where it is no XML, or declares anything */
export function parseXml(text: string): XmlElement {
  if ((text.match(/</g)?.length ?? 0) > MAX_TAGS) throw new FileProblem([{ what: "tooLarge", line: 1 }]);
  refuseDeclarations(text);
  const checked = XMLValidator.validate(text, { allowBooleanAttributes: false });
  if (checked !== true) throw new FileProblem([{ what: "notXml", line: checked.err.line, detail: checked.err.msg }]);
  const lines = new LineIndex(text);
  const root = parsed(text)
    .flatMap((node) => toNode(node, lines))
    .find((node) => "name" in node && !node.name.startsWith("?"));
  if (!root || !("name" in root)) throw new FileProblem([{ what: "notXml", line: 1 }]);
  return root;
}

function parsed(text: string): RawNode[] {
  try {
    return parser.parse(text) as RawNode[];
  } catch {
    // What the validator lets pass and the parser does not: nested too deeply.
    throw new FileProblem([{ what: "notXml", line: 1 }]);
  }
}

/** What a declaration could be hidden in, or only seem to be one: how it begins and ends. */
const ASIDES = [
  { begin: "<!--", end: "-->" },
  { begin: "<![CDATA[", end: "]]>" },
] as const;
const DECLARATION = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iy;

/**
 * A document type can declare entities, and those can name files of ours or grow without end. No XLIFF needs one. Goes
 * through the text once: a comment that never ends is looked for only once.
 */
function refuseDeclarations(text: string): void {
  for (let at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at)) {
    DECLARATION.lastIndex = at;
    if (DECLARATION.test(text)) throw new FileProblem([{ what: "doctype", line: new LineIndex(text).at(at) }]);
    const aside = ASIDES.find(({ begin }) => text.startsWith(begin, at));
    const end = aside ? text.indexOf(aside.end, at + aside.begin.length) : at;
    if (end < 0) throw new FileProblem([{ what: "notXml", line: new LineIndex(text).at(at) }]);
    at = end + (aside?.end ?? "<!").length;
  }
}

type RawNode = Record<string | symbol, unknown>;
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

function toNode(node: RawNode, lines: LineIndex): XmlNode[] {
  const [name] = Object.keys(node).filter((key) => key !== ":@");
  if (name === undefined || name.startsWith("?")) return [];
  if (name === "#text") return [{ raw: String(node[name]) }];
  if (name === "#cdata") return [{ text: (node[name] as RawNode[]).map((inner) => String(inner["#text"])).join("") }];
  const start = (node[META] as { startIndex?: number } | undefined)?.startIndex ?? 0;
  return [
    {
      name,
      attributes: (node[":@"] ?? {}) as Record<string, string>,
      children: (node[name] as RawNode[]).flatMap((child) => toNode(child, lines)),
      line: lines.at(start),
    },
  ];
}

/** Tells the line of a place in a text. */
class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const plain = text.replace(/\r\n?/g, "\n");
    for (let at = plain.indexOf("\n"); at >= 0; at = plain.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  at(index: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
