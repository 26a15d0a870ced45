import type { Node } from "prosemirror-model";
import { type EditorState, Plugin } from "prosemirror-state";
import { Decoration, DecorationSet, type NodeView } from "prosemirror-view";
import { type EditorParts, element } from "./editor-parts.ts";

/**
 * Names for those who hear the text: what a block is, which question it answers. The question stands above the first of its
 * blocks for those who see it.
 */
export function blockLooks(parts: EditorParts): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => DecorationSet.create(state.doc, decorationsOf(state, parts)),
      attributes: {
        class: "editor-text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": parts.word("label"),
        "aria-describedby": "editor-help",
      },
    },
  });
}

function decorationsOf({ doc }: EditorState, parts: EditorParts): Decoration[] {
  const made: Decoration[] = [];
  let before: string | null = null;
  doc.forEach((node, pos, index) => {
    const { role } = node.attrs;
    if (role && role !== before)
      made.push(Decoration.widget(pos, () => roleLabel(role, parts), { side: -1, key: role }));
    before = role;
    made.push(Decoration.node(pos, pos + node.nodeSize, looksOf(node, parts, doc.childCount === 1 && index === 0)));
    if (node.type.name === "phrases") made.push(...namesOfParts(node, pos, parts));
  });
  return made;
}

function roleLabel(role: string, { options }: EditorParts): HTMLElement {
  const name = options.roles.find(({ value }) => value === role)?.label ?? role;
  return element("div", { class: "editor-role", contenteditable: "false" }, name);
}

const NAMED = new Set(["notice", "phrases", "table", "image", "contact"]);

function looksOf(node: Node, { word, options }: EditorParts, isOnly: boolean): Record<string, string> {
  const { type, attrs } = node;
  const name = type.name === "notice" ? `${word("notice")} ${word(`tone.${attrs.tone}`)}` : word(type.name);
  const source = options.sources.find(({ value }) => value === attrs.source)?.label;
  const isEmpty = isOnly && type.name === "paragraph" && node.content.size === 0;
  return {
    ...(NAMED.has(type.name) && {
      "aria-label": type.name === "table" && attrs.caption ? `${name} ${attrs.caption}` : name,
    }),
    ...(type.name === "notice" && { role: "note" }),
    ...(type.name === "phrases" && { role: "group" }),
    ...(source && { "data-source-name": `${word("source")}：${source}` }),
    ...(attrs.blank && { "data-blank-name": word("blank") }),
    ...(isEmpty && { "data-placeholder": word("placeholder") }),
  };
}

function namesOfParts(phrases: Node, start: number, { word }: EditorParts): Decoration[] {
  const made: Decoration[] = [];
  phrases.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const at = start + 1 + pos;
    made.push(Decoration.node(at, at + node.nodeSize, { "data-part-name": word(node.type.name) }));
    return false;
  });
  return made;
}

/** How pictures and cards look, which have no words to edit in the text. */
export const nodeViews = (parts: EditorParts) => ({
  image: (node: Node) => imageView(node, parts),
  contact: (node: Node) => contactView(node, parts),
});

function imageView({ attrs }: Node, { options, word }: EditorParts): NodeView {
  const picture = element("img", { src: `/${options.slug}/files/${attrs.file}`, alt: attrs.alt });
  const says = element("figcaption", {}, attrs.alt ? `${word("alt")}：${attrs.alt}` : word("noAlt"));
  return { dom: element("figure", { class: "editor-atom" }, picture, says) };
}

function contactView({ attrs }: Node, { options, word }: EditorParts): NodeView {
  const name = options.contacts.find(({ value }) => value === attrs.contact)?.label ?? attrs.contact;
  return { dom: element("div", { class: "editor-atom contact" }, `${word("contact")}：${name}`) };
}
