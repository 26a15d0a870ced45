import type { Node } from "prosemirror-model";
import { type Block, type BlockKind, linesOf, type Phrase, withLines } from "../content/block.rules.ts";
import { formatLine, type Line, parseLine, type Run } from "../content/line.rules.ts";
import { editorSchema, markOf, typeOf } from "./editor-schema.rules.ts";

/** The blocks of a content as a ProseMirror document; an empty content is an empty paragraph to begin with. */
export function docOf(blocks: readonly Block[]): Node {
  const nodes = blocks.map(nodeOf);
  return editorSchema.node("doc", null, nodes.length > 0 ? nodes : [typeOf("paragraph").create()]);
}

export function nodeOf(block: Block): Node {
  const type = typeOf(block.kind);
  const { id, role = null, source = null, blank = false } = block;
  const base = { id, role, source, blank };
  switch (block.kind) {
    case "heading":
      return type.create({ ...base, level: block.level }, inlineOf(block.text));
    case "paragraph":
      return type.create(base, inlineOf(block.text));
    case "notice":
      return type.create({ ...base, tone: block.tone }, inlineOf(block.text));
    case "list":
    case "steps":
      return type.create(
        base,
        block.items.map((line) => typeOf("item").create(null, inlineOf(line))),
      );
    case "table":
      return type.create({ ...base, caption: block.caption ?? null }, [
        rowOf(block.head, "header"),
        ...block.rows.map((row) => rowOf(row, "cell")),
      ]);
    case "phrases":
      return type.create(base, block.items.map(phraseOf));
    case "image": {
      const { file, width, height, alt, caption = null } = block;
      return type.create({ ...base, file, width, height, alt, caption });
    }
    case "contact":
      return type.create({ ...base, contact: block.contact });
  }
}

const rowOf = (cells: readonly Line[], kind: "header" | "cell"): Node =>
  typeOf("row").create(
    null,
    cells.map((line) => typeOf(kind).create(null, inlineOf(line))),
  );

const phraseOf = ({ words, reading, meaning }: Phrase): Node =>
  typeOf("phrase").create(null, [
    typeOf("words").create(null, inlineOf(words)),
    typeOf("reading").create(null, reading ? [editorSchema.text(reading)] : []),
    typeOf("meaning").create(null, inlineOf(meaning)),
  ]);

const inlineOf = (line: Line): Node[] =>
  parseLine(line)
    .filter(({ text }) => text !== "")
    .map(({ text, strong, href }) =>
      editorSchema.text(text, [
        ...(href === undefined ? [] : [markOf("link").create({ href })]),
        ...(strong ? [markOf("strong").create()] : []),
      ]),
    );

/**
 * What a document says, as blocks. Blocks without any words say nothing and are left out; `before`, the blocks from which
 * the document was made, give the spelling of the lines whose meaning is the same (`[1]` is not turned into `\[1\]`), so
 * that nothing becomes stale because somebody opened it.
 */
export function blocksOf(doc: Node, before: readonly Block[] = []): Block[] {
  const old = new Map(before.map((block) => [block.id, block]));
  return doc.children.flatMap((node) => {
    const block = blockOf(node);
    return block ? [keepSpelling(block, old.get(block.id))] : [];
  });
}

function blockOf(node: Node): Block | undefined {
  const kind = node.type.name as BlockKind;
  const { id, role, source, blank } = node.attrs;
  const base = { id: id ?? "", ...(role && { role }), ...(source && { source }), ...(blank && { blank }) };
  switch (kind) {
    case "heading":
      return filled({ ...base, kind, level: node.attrs.level, text: lineOf(node) });
    case "paragraph":
      return filled({ ...base, kind, text: lineOf(node) });
    case "notice":
      return filled({ ...base, kind, tone: node.attrs.tone, text: lineOf(node) });
    case "list":
    case "steps":
      return filled({ ...base, kind, items: node.children.map(lineOf).filter((line) => line !== "") });
    case "table":
      return filled({ ...base, kind, ...caption(node), ...tableOf(node) });
    case "phrases":
      return filled({ ...base, kind, items: node.children.map(toPhrase).filter(({ words }) => words.trim() !== "") });
    case "image": {
      const { file, width, height, alt } = node.attrs;
      return { ...base, kind, file, width, height, alt, ...caption(node) };
    }
    case "contact":
      return { ...base, kind, contact: node.attrs.contact };
  }
}

/** Undefined where a block has no words; a figure that is left for the city to fill in is a promise of some. */
function filled(block: Block): Block | undefined {
  const hasWords = linesOf(block).some(({ line }) => line.trim() !== "");
  const isPhrases = block.kind === "phrases" && block.items.length > 0;
  return hasWords || isPhrases ? block : undefined;
}

const caption = ({ attrs }: Node) => (attrs.caption === null ? {} : { caption: attrs.caption as string });

/** Every row as long as the longest: what a merged cell took is empty. */
function tableOf(table: Node): { head: Line[]; rows: Line[][] } {
  const rows = table.children.map((row) =>
    row.children.flatMap((cell) => [lineOf(cell), ...Array.from({ length: cell.attrs.colspan - 1 }, () => "")]),
  );
  const width = Math.max(1, ...rows.map((row) => row.length));
  const [head = [], ...rest] = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return { head, rows: rest.length > 0 ? rest : [head.map(() => "")] };
}

function toPhrase(phrase: Node): Phrase {
  const [words = "", reading = "", meaning = ""] = phrase.children.map((part) =>
    part.type.name === "reading" ? part.textContent : lineOf(part),
  );
  return { words, ...(reading && { reading }), meaning };
}

function lineOf(textblock: Node): Line {
  return formatLine(
    textblock.children.map((node): Run => {
      const link = node.marks.find(({ type }) => type === markOf("link"));
      const isStrong = node.marks.some(({ type }) => type === markOf("strong"));
      return { text: node.text ?? "", ...(isStrong && { strong: true }), ...(link && { href: link.attrs.href }) };
    }),
  );
}

/** The block with each line written as it was before, wherever it says the same. */
function keepSpelling(block: Block, before: Block | undefined): Block {
  if (before?.kind !== block.kind) return block;
  const same = linesOf(before).filter(({ path, line }) => {
    const now = linesOf(block).find((each) => each.path === path);
    return now && now.line === formatLine(parseLine(line));
  });
  const spelled = withLines(block, new Map(same.map(({ path, line }) => [path, line])));
  if (spelled.kind !== "phrases" || before.kind !== "phrases") return spelled;
  return { ...spelled, items: spelled.items.map((item, index) => sameWords(item, before.items[index])) };
}

const sameWords = (item: Phrase, before: Phrase | undefined): Phrase =>
  before && item.words === formatLine(parseLine(before.words)) ? { ...item, words: before.words } : item;
