import { type DOMOutputSpec, type Node, type NodeSpec, Schema, type TagParseRule } from "prosemirror-model";
import { type BlockKind, LETTER_ROLES, PROCEDURE_ROLES, TONES, type Tone } from "../content/block.rules.ts";
import { isTarget } from "../content/line.rules.ts";

/** What every block carries besides its words; see `Block`. `id` is null until the block is given one. */
export interface BaseAttrs {
  id: string | null;
  role: string | null;
  source: string | null;
  blank: boolean;
}

const ROLES = new Set<string>([...PROCEDURE_ROLES, ...LETTER_ROLES]);
const BASE = { id: { default: null }, role: { default: null }, source: { default: null }, blank: { default: false } };

/** From pasted HTML, which anybody may have written: what is not of ours is dropped. */
function readBase(dom: HTMLElement): BaseAttrs {
  const { id = "", role = "", source = "", blank } = dom.dataset;
  return {
    id: /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(id) ? id : null,
    role: ROLES.has(role) ? role : null,
    source: source.slice(0, 60) || null,
    blank: blank === "true",
  };
}

function writeBase({ attrs }: Node): Record<string, string> {
  const { id, role, source, blank } = attrs as BaseAttrs;
  return {
    ...(id && { "data-id": id }),
    ...(role && { "data-role": role }),
    ...(source && { "data-source": source }),
    ...(blank && { "data-blank": "true" }),
  };
}

interface Shape extends Omit<NodeSpec, "toDOM" | "parseDOM"> {
  draw(node: Node, base: Record<string, string>): DOMOutputSpec;
  tags: string[];
  read?(dom: HTMLElement): Record<string, unknown> | false;
}

/** A node that stands by itself on the page and has an id. */
function block({ draw, tags, read, ...spec }: Shape): NodeSpec {
  const getAttrs = (dom: HTMLElement) => {
    const own = read ? read(dom) : {};
    return own !== false && { ...readBase(dom), ...own };
  };
  return {
    group: "block",
    ...spec,
    attrs: { ...BASE, ...spec.attrs },
    toDOM: (node) => draw(node, writeBase(node)),
    parseDOM: tags.map((tag): TagParseRule => ({ tag, getAttrs })),
  };
}

const toneOf = (dom: HTMLElement): Tone => TONES.find((tone) => tone === dom.dataset.tone) ?? "info";
const IMAGE_FILE = /^[0-9a-f]{64}\.(?:png|jpg|webp|svg)$/;

function readImage(dom: HTMLElement) {
  const { file = "", width, height, alt = "", caption } = dom.dataset;
  if (!IMAGE_FILE.test(file)) return false;
  return { file, width: Number(width) || 1, height: Number(height) || 1, alt, caption: caption ?? null };
}

function drawImage({ attrs }: Node, base: Record<string, string>): DOMOutputSpec {
  const { file, width, height, alt, caption } = attrs;
  const data = { "data-file": file, "data-width": String(width), "data-height": String(height), "data-alt": alt };
  return ["figure", { ...base, ...data, ...(caption !== null && { "data-caption": caption }) }];
}

const TEXT_BLOCKS: Record<string, NodeSpec> = {
  paragraph: block({ content: "inline*", tags: ["p"], draw: (_, base) => ["p", base, 0] }),
  heading: block({
    content: "inline*",
    attrs: { level: { default: 2 } },
    defining: true,
    tags: ["h2", "h3"],
    read: (dom) => ({ level: dom.nodeName === "H3" ? 3 : 2 }),
    draw: (node, base) => [`h${node.attrs.level}`, base, 0],
  }),
  notice: block({
    content: "inline*",
    attrs: { tone: { default: "info" } },
    defining: true,
    tags: ["div[data-tone]"],
    read: (dom) => ({ tone: toneOf(dom) }),
    draw: (node, base) => ["div", { ...base, class: "notice", "data-tone": node.attrs.tone }, 0],
  }),
  list: block({ content: "item+", tags: ["ul"], draw: (_, base) => ["ul", { ...base, class: "points" }, 0] }),
  steps: block({ content: "item+", tags: ["ol"], draw: (_, base) => ["ol", { ...base, class: "steps" }, 0] }),
  item: { content: "inline*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
};

const cell = (tag: string, tableRole: string): NodeSpec => ({
  content: "inline*",
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  tableRole,
  isolating: true,
  parseDOM: [{ tag }],
  toDOM: () => [tag, 0],
});

const TABLE: Record<string, NodeSpec> = {
  table: block({
    content: "row+",
    attrs: { caption: { default: null } },
    tableRole: "table",
    isolating: true,
    tags: ["table"],
    read: (dom) => ({ caption: dom.dataset.caption ?? null }),
    draw: (node, base) => [
      "table",
      { ...base, ...(node.attrs.caption !== null && { "data-caption": node.attrs.caption }) },
      ["tbody", 0],
    ],
  }),
  row: { content: "(cell | header)+", tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  cell: cell("td", "cell"),
  header: cell("th", "header_cell"),
};

const part = (name: string, content: string): NodeSpec => ({
  content,
  isolating: true,
  ...(content === "text*" && { marks: "" }),
  parseDOM: [{ tag: `p[data-part=${name}]`, priority: 60 }],
  toDOM: () => ["p", { "data-part": name, class: name }, 0],
});

const OTHERS: Record<string, NodeSpec> = {
  phrases: block({
    content: "phrase+",
    isolating: true,
    tags: ["div[data-phrases]"],
    draw: (_, base) => ["div", { ...base, class: "phrases", "data-phrases": "" }, 0],
  }),
  phrase: {
    content: "words reading meaning",
    parseDOM: [{ tag: "div[data-phrase]" }],
    toDOM: () => ["div", { "data-phrase": "" }, 0],
  },
  words: part("words", "inline*"),
  reading: part("reading", "text*"),
  meaning: part("meaning", "inline*"),
  image: block({
    attrs: {
      file: { default: "" },
      width: { default: 1 },
      height: { default: 1 },
      alt: { default: "" },
      caption: { default: null },
    },
    atom: true,
    tags: ["figure[data-file]"],
    read: readImage,
    draw: drawImage,
  }),
  contact: block({
    attrs: { contact: { default: "" } },
    atom: true,
    tags: ["div[data-contact]"],
    read: (dom) => /^[a-z][a-z0-9-]{0,59}$/.test(dom.dataset.contact ?? "") && { contact: dom.dataset.contact },
    draw: (node, base) => ["div", { ...base, "data-contact": node.attrs.contact }],
  }),
};

/** An entry's blocks as ProseMirror edits them: a flat row of blocks, each of one kind of `Block`. */
export const editorSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    ...TEXT_BLOCKS,
    ...TABLE,
    ...OTHERS,
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = dom.getAttribute("href") ?? "";
            return isTarget(href) && { href };
          },
        },
      ],
      toDOM: ({ attrs }) => ["a", { href: attrs.href }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: () => ["strong", 0],
    },
  },
});

/** The node type of a kind of block bears the kind's name. */
export function typeOf(
  kind: BlockKind | "item" | "row" | "cell" | "header" | "phrase" | "words" | "reading" | "meaning",
) {
  const type = editorSchema.nodes[kind];
  if (!type) throw new Error(`no node for ${kind}`);
  return type;
}

export function markOf(name: "strong" | "link") {
  const type = editorSchema.marks[name];
  if (!type) throw new Error(`no mark ${name}`);
  return type;
}
