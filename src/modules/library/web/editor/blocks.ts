import type { Fragment, Node, ResolvedPos } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import type { BlockKind } from "../../content/block.rules.ts";
import { missingIds, randomId } from "../../editing/block-ids.rules.ts";
import { typeOf } from "../../editing/editor-schema.rules.ts";

/** A block of the document and where it begins. */
export interface PlacedBlock {
  node: Node;
  pos: number;
  index: number;
}

/** The block in which the selection begins. */
export function currentBlock({ selection, doc }: EditorState): PlacedBlock {
  const { $from } = selection;
  const index = Math.min($from.index(0), doc.childCount - 1);
  return { node: doc.child(index), pos: $from.posAtIndex(index, 0), index };
}

/** The blocks that the selection touches. */
function touched({ selection: { $from, $to }, doc }: EditorState): PlacedBlock[] {
  const first = Math.min($from.index(0), doc.childCount - 1);
  const last = Math.max(first, $to.depth === 0 ? $to.index(0) - 1 : $to.index(0));
  return Array.from({ length: last - first + 1 }, (_, step) => ({
    node: doc.child(first + step),
    pos: $from.posAtIndex(first + step, 0),
    index: first + step,
  }));
}

const TEXTS = new Set(["paragraph", "heading", "notice"]);
const LISTS = new Set(["list", "steps"]);

/** The kinds that a text can be turned into, with what they need besides words. */
export type TextKind =
  | { kind: "paragraph" | "list" | "steps" }
  | { kind: "heading"; level: 2 | 3 }
  | { kind: "notice"; tone: string };

/** Whether a block is of a kind, and of its level. */
export const isKind = ({ type, attrs }: Node, wanted: TextKind): boolean =>
  type.name === wanted.kind && (wanted.kind !== "heading" || attrs.level === wanted.level);

/**
 * Turns the selected texts into another kind: each item of a list a block of its own, several blocks one list. What has
 * other parts than lines (a table, a picture) stays what it is.
 */
export function turnInto(wanted: TextKind): Command {
  return (state, dispatch) => {
    const blocks = touched(state);
    if (blocks.some(({ node }) => !TEXTS.has(node.type.name) && !LISTS.has(node.type.name))) return false;
    if (dispatch) dispatch(replaceTexts(state, blocks, wanted));
    return true;
  };
}

interface TextLine {
  content: Fragment;
  /** Of the block that it comes from: only its first line keeps the id. */
  base: Record<string, unknown>;
}

function linesOf(blocks: readonly PlacedBlock[]): TextLine[] {
  return blocks.flatMap(({ node }) => {
    const { id, role, source, blank } = node.attrs;
    const base = { role, source, blank };
    if (!LISTS.has(node.type.name)) return [{ content: node.content, base: { ...base, id } }];
    return node.children.map((item, index) => ({
      content: item.content,
      base: { ...base, id: index === 0 ? id : null },
    }));
  });
}

function replaceTexts(state: EditorState, blocks: readonly PlacedBlock[], wanted: TextKind): Transaction {
  const lines = linesOf(blocks);
  const { kind, ...own } = wanted;
  const made =
    kind === "list" || kind === "steps"
      ? [
          typeOf(kind).create(
            lines[0]?.base,
            lines.map(({ content }) => typeOf("item").create(null, content)),
          ),
        ]
      : lines.map(({ content, base }) => typeOf(kind).create({ ...base, ...own }, content));
  const [first, last] = [blocks[0], blocks.at(-1)];
  const from = first?.pos ?? 0;
  const to = (last?.pos ?? 0) + (last?.node.nodeSize ?? 0);
  const { line, offset } = lineAt(blocks, state.selection.$from);
  const tr = state.tr.replaceWith(from, to, made);
  return tr.setSelection(Selection.near(tr.doc.resolve(startOf(tr.doc, from, line) + offset))).scrollIntoView();
}

/** Which line of the blocks a place is in, and how far. */
function lineAt(blocks: readonly PlacedBlock[], $at: ResolvedPos): { line: number; offset: number } {
  const isInList = $at.depth > 1;
  return { line: isInList && blocks.length > 0 ? $at.index(1) : 0, offset: $at.parentOffset };
}

/** Where the words of a line begin, counted from the block at `from`. */
function startOf(doc: Node, from: number, line: number): number {
  let at = from;
  for (let left = line; ; ) {
    const node = doc.nodeAt(at);
    if (!node) return Math.min(at, doc.content.size);
    const count = LISTS.has(node.type.name) ? node.childCount : 1;
    if (left < count) {
      if (!LISTS.has(node.type.name)) return at + 1;
      return at + 2 + node.children.slice(0, left).reduce((sum, item) => sum + item.nodeSize, 0);
    }
    left -= count;
    at += node.nodeSize;
  }
}

/** A new block after the present one, or in its place where that is an empty paragraph. */
export function insertBlock(kind: BlockKind, attrs: Record<string, unknown>, content?: Fragment | Node[]): Command {
  return (state, dispatch) => {
    const { node, pos } = currentBlock(state);
    const end = pos + node.nodeSize;
    const isEmpty = node.type.name === "paragraph" && node.content.size === 0;
    const { id, role } = node.attrs;
    const made = typeOf(kind).create({ role, ...(isEmpty && { id }), ...attrs }, content);
    const at = isEmpty ? pos : end;
    if (dispatch) dispatch(selectNew(state.tr.replaceWith(at, end, made), at));
    return true;
  };
}

/** Into a new block; where it has no words, it is chosen itself, and there is a place to go on writing below it. */
function selectNew(tr: Transaction, at: number): Transaction {
  const made = tr.doc.nodeAt(at);
  if (!made?.isAtom) return tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView();
  const { role } = made.attrs;
  if (at + made.nodeSize >= tr.doc.content.size) tr.insert(tr.doc.content.size, typeOf("paragraph").create({ role }));
  return tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView();
}

const cells = (kind: "header" | "cell", count: number) => Array.from({ length: count }, () => typeOf(kind).create());

export const insertTable: Command = insertBlock("table", {}, [
  typeOf("row").create(null, cells("header", 2)),
  typeOf("row").create(null, cells("cell", 2)),
]);

export const newPhrase = () =>
  typeOf("phrase").create(null, [typeOf("words").create(), typeOf("reading").create(), typeOf("meaning").create()]);

export const insertPhrases: Command = insertBlock("phrases", {}, [newPhrase()]);

/** One block up or down, past its neighbour. */
export function moveBlock(to: -1 | 1): Command {
  return (state, dispatch) => {
    const { node, pos, index } = currentBlock(state);
    const other = state.doc.maybeChild(index + to);
    if (!other) return false;
    const target = to < 0 ? pos - other.nodeSize : pos + other.nodeSize;
    const offset = state.selection.from - pos;
    if (!dispatch) return true;
    const tr = state.tr.delete(pos, pos + node.nodeSize).insert(target, node);
    const selection = node.isAtom
      ? NodeSelection.create(tr.doc, target)
      : Selection.near(tr.doc.resolve(target + offset));
    dispatch(tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

export const removeBlock: Command = (state, dispatch) => {
  const { node, pos } = currentBlock(state);
  if (!dispatch) return true;
  const tr = state.tr.delete(pos, pos + node.nodeSize);
  if (tr.doc.childCount === 0) tr.insert(0, typeOf("paragraph").create());
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), -1)).scrollIntoView());
  return true;
};

/** Changes what a block is besides its words. */
export function setBlockAttrs(change: Record<string, unknown>): Command {
  return (state, dispatch) => {
    const { node, pos } = currentBlock(state);
    if (!dispatch) return true;
    const { selection } = state;
    const tr = state.tr.setNodeMarkup(pos, undefined, { ...node.attrs, ...change });
    dispatch(selection instanceof NodeSelection ? tr.setSelection(NodeSelection.create(tr.doc, pos)) : tr);
    return true;
  };
}

/** Puts the writer where a question is answered: into its first block, or into a new paragraph at its place. */
export function goToRole(role: string, order: readonly string[]): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const before = new Set(order.slice(0, order.indexOf(role)));
    let at = 0;
    let found: number | undefined;
    state.doc.forEach((node, pos) => {
      if (node.attrs.role === role) found ??= pos;
      if (before.has(node.attrs.role)) at = pos + node.nodeSize;
    });
    const tr = state.tr;
    if (found === undefined) tr.insert(at, typeOf("paragraph").create({ role }));
    const place = found ?? at;
    const isAtom = tr.doc.nodeAt(place)?.isAtom;
    const inside = isAtom ? NodeSelection.create(tr.doc, place) : TextSelection.near(tr.doc.resolve(place + 1));
    dispatch(tr.setSelection(inside).scrollIntoView());
    return true;
  };
}

/** After each change every block has an id of its own. */
export const blockIds = new Plugin({
  appendTransaction(_transactions, _before, { doc, tr }) {
    const changes = missingIds(doc, randomId);
    if (changes.length === 0) return null;
    for (const { pos, id } of changes) tr.setNodeAttribute(pos, "id", id);
    return tr;
  },
});
