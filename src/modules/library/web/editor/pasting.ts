import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
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
        return isOneLine(view.state.selection.$from.parent) ? oneLine(slice) : slice;
      },
    },
  });
}

const ONE_LINE = new Set(["cell", "header", "words", "reading", "meaning"]);
const isOneLine = ({ type }: Node) => ONE_LINE.has(type.name);

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
