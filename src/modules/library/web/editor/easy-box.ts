import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** A line of the text: where it begins in the text and in the document. */
interface PlacedLine {
  text: string;
  start: number;
  pos: number;
}

/** Every block of words is a line; what no words stand in is none. */
function linesOf(doc: Node): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let start = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    // One unit for each position inside, so that an offset in the line is one in the document.
    const text = node.textBetween(0, node.content.size, undefined, " ");
    lines.push({ text, start, pos: pos + 1 });
    start += text.length + 1;
    return false;
  });
  return lines;
}

/**
 * The words of the editor for the assistant of Easy Japanese, which finds them by `data-easy-box` and takes them from the
 * property `kakehashiBox` (modules/easy-japanese/web/islands/aid/writing.ts).
 */
export function offerBox(element: HTMLElement, getView: () => EditorView): void {
  const placeOf = (unit: number) => {
    const lines = linesOf(getView().state.doc);
    const line = lines.findLast(({ start }) => start <= unit);
    return line ? line.pos + Math.min(unit - line.start, line.text.length) : 0;
  };
  const box = {
    text: () =>
      linesOf(getView().state.doc)
        .map(({ text }) => text)
        .join("\n"),
    select(start: number, end: number) {
      const view = getView();
      const selection = TextSelection.create(view.state.doc, placeOf(start), placeOf(end));
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
      view.focus();
    },
    replace(start: number, end: number, words: string) {
      const view = getView();
      view.dispatch(view.state.tr.insertText(words, placeOf(start), placeOf(end)));
      view.focus();
    },
    insert(inserts: readonly { at: number; words: string }[]) {
      const view = getView();
      const { tr } = view.state;
      for (const { at, words } of inserts.toReversed()) tr.insertText(words, placeOf(at));
      view.dispatch(tr);
    },
  };
  element.dataset.easyBox = "";
  Object.assign(element, { kakehashiBox: box });
}
