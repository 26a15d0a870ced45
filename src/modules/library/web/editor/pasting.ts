import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin, type Selection } from "prosemirror-state";
import { editorSchema, typeOf } from "../../editing/editor-schema.rules.ts";
import { cleanPaste } from "./clean-paste.ts";
import type { EditorParts } from "./editor-parts.ts";

/** What is pasted comes in as our blocks and nothing else; into a cell or a part of words, as one line. */
export function pasting({ options, word, announce }: EditorParts): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        // Of our own making; its nodes are read by the schema, which takes nothing else than they may hold.
        if (html.includes("data-pm-slice")) return html;
        const clean = cleanPaste(html, options.slug);
        announce(word(clean.hasPictures ? "pastedImages" : "pasted"));
        return clean.html;
      },
      transformPasted(slice, view) {
        const { selection } = view.state;
        if (isOneLine(selection.$from.parent)) return oneLine(slice);
        return keepBlocks(answering(slice, selection), selection);
      },
    },
  });
}

const ONE_LINE = new Set(["cell", "header", "words", "reading", "meaning"]);
const isOneLine = ({ type }: Node) => ONE_LINE.has(type.name);

const isParagraph = ({ type }: Node) => type === typeOf("paragraph");
const isList = ({ type }: Node) => type === typeOf("list") || type === typeOf("steps");

/**
 * ProseMirror joins the first and the last of what is pasted with the words around it, whatever they are: a heading or an
 * item of a list would melt into a paragraph. Here only paragraphs are joined. A line alone comes in as words: browsers call
 * it a heading where somebody copied two words out of one.
 */
function keepBlocks(slice: Slice, { $from, $to }: Selection): Slice {
  const { content } = slice;
  const around = { before: $from.parentOffset > 0, after: $to.parentOffset < $to.parent.content.size };
  if (!content.firstChild || content.firstChild.isInline) return slice;
  const line = lineAlone(content);
  if (line) return around.before || around.after ? new Slice(line.content, 0, 0) : slice;
  const isItems = $from.parent.type === typeOf("item") && content.content.every(isList);
  return isItems ? itemsOf(slice, around) : closed(slice, around);
}

/** Whether there are words before and after the place. */
interface Around {
  before: boolean;
  after: boolean;
}

/** Items that go into a list are items of that list. */
function itemsOf({ content }: Slice, { before, after }: Around): Slice {
  const items = content.content.flatMap(({ children }) => children);
  return new Slice(Fragment.fromArray(items), before ? 0 : 1, after ? 0 : 1);
}

/** Of several blocks, at the ends where words are, only paragraphs are open. */
function closed({ content, openStart, openEnd }: Slice, { before, after }: Around): Slice {
  const isOpen = (node: Node | null, hasWords: boolean) => !hasWords || (node !== null && isParagraph(node));
  return new Slice(
    content,
    isOpen(content.firstChild, before) ? openStart : 0,
    isOpen(content.lastChild, after) ? openEnd : 0,
  );
}

function lineAlone({ content: [only, ...more] }: Fragment): Node | undefined {
  if (!only || more.length > 0) return undefined;
  if (only.isTextblock) return only;
  return isList(only) && only.childCount === 1 ? only.child(0) : undefined;
}

/** Blocks that come into the answer to a question belong to it. */
function answering({ content, openStart, openEnd }: Slice, { $from }: Selection): Slice {
  const role = $from.depth > 0 ? $from.node(1).attrs.role : null;
  const blocks = content.content.map((node) =>
    node.attrs.role === null ? node.type.create({ ...node.attrs, role }, node.content, node.marks) : node,
  );
  return new Slice(Fragment.fromArray(blocks), openStart, openEnd);
}

function oneLine({ content }: Slice): Slice {
  const inline: Node[] = [];
  // Cells that go into cells are put where they belong by the table itself.
  if (content.firstChild?.type === typeOf("row") || content.firstChild?.type === typeOf("cell"))
    return new Slice(content, 0, 0);
  content.descendants((node) => {
    if (node.isTextblock && inline.length > 0 && node.content.size > 0) inline.push(editorSchema.text(" "));
    if (node.isText) inline.push(node);
  });
  return inline.length > 0 ? new Slice(Fragment.fromArray(inline), 0, 0) : new Slice(content, 0, 0);
}
