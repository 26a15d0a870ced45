import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import type { Block } from "../../content/block.rules.ts";
import { blocksOf, docOf } from "../../editing/prosemirror-content.rules.ts";
import { blockLooks, nodeViews } from "../editor/block-looks.ts";
import { blockIds } from "../editor/blocks.ts";
import { askLink } from "../editor/dialogs.ts";
import { offerBox } from "../editor/easy-box.ts";
import { type EditorParts, element } from "../editor/editor-parts.ts";
import { keepDraft } from "../editor/keep-draft.ts";
import { editorKeys, typedKinds } from "../editor/keys.ts";
import { partPanel } from "../editor/part-panel.ts";
import { pasting } from "../editor/pasting.ts";
import { places } from "../editor/places.ts";
import { toolbar } from "../editor/toolbar.ts";
import type { EditorOptions } from "../staff/editor-options.ts";

/** Puts the editor in the place of the plain fields of a text, and its blocks into the form. */
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-editor]")) begin(form);

function begin(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-editor-place]");
  const field = form.querySelector<HTMLTextAreaElement>("[data-editor-blocks]");
  if (!place || !field) return;
  const parts = partsOf(form, place);
  const before = JSON.parse(field.value) as Block[];
  const keeping = keepDraft(form, parts, () => {
    const title = form.elements.namedItem("title");
    return title instanceof HTMLInputElement && title.value.trim() !== "";
  });
  const write = (view: EditorView) => {
    field.value = JSON.stringify(blocksOf(view.state.doc, before));
  };
  const frame = element("div", { class: "editor" });
  place.replaceChildren(frame);
  const view = mount(frame, { blocks: before, parts }, (changed) => {
    write(changed);
    keeping.changed();
    // As a field would say it: what is changed by a button fires no event by itself.
    changed.dom.dispatchEvent(new Event("input", { bubbles: true }));
  });
  offerBox(frame, () => view);
  field.disabled = false;
  write(view);
  form.addEventListener("input", ({ target }) => {
    if (target instanceof Element && !place.contains(target)) keeping.changed();
  });
}

function partsOf(form: HTMLFormElement, { dataset }: HTMLElement): EditorParts {
  const words = JSON.parse(dataset.words ?? "{}") as Record<string, string>;
  const state = form.querySelector("[data-editor-state]");
  return {
    options: JSON.parse(dataset.options ?? "{}") as EditorOptions,
    word: (name) => words[name] ?? name,
    announce(text) {
      if (state) state.textContent = text;
    },
  };
}

interface Given {
  blocks: readonly Block[];
  parts: EditorParts;
}

function mount(frame: HTMLElement, { blocks, parts }: Given, changed: (view: EditorView) => void): EditorView {
  const getView = () => view;
  const tools = toolbar(parts, getView);
  const followers = [tools, partPanel(parts, getView)];
  const toTools = () => {
    tools.focus();
    return true;
  };
  const questions = places(parts, getView);
  const text = element("div", { class: "editor-place", id: "editor-text" });
  const [bar, panel] = followers.map((each) => each.element);
  frame.append(...(questions ? [questions.element] : []), ...(bar ? [bar] : []), text, ...(panel ? [panel] : []));
  frame.append(element("p", { class: "hint", id: "editor-help" }, parts.word("help")));
  const view: EditorView = new EditorView(text, {
    state: EditorState.create({
      doc: docOf(blocks),
      plugins: [
        ...[blockIds, blockLooks(parts), pasting(parts), typedKinds()],
        ...editorKeys({
          openLink: () => askLink(view, parts),
          toTools,
        }),
        ...[history(), gapCursor(), tableEditing()],
      ],
    }),
    nodeViews: nodeViews(parts),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      for (const each of [...followers, ...(questions ? [questions] : [])]) each.update(view);
      if (transaction.docChanged) changed(view);
    },
  });
  // The first blocks may need their ids; nothing was changed by anybody.
  view.dispatch(view.state.tr);
  return view;
}
