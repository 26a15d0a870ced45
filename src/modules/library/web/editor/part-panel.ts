import type { Node } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from "prosemirror-tables";
import type { EditorView } from "prosemirror-view";
import { TONES } from "../../content/block.rules.ts";
import { currentBlock, setBlockAttrs } from "./blocks.ts";
import { button, type EditorParts, element, type Follower, labelled, select } from "./editor-parts.ts";

/** What the block in which the writer is has besides its words: question, source, strength, caption, rows and columns. */
export function partPanel(parts: EditorParts, getView: () => EditorView): Follower {
  const { word } = parts;
  const name = element("legend");
  const fields = element("div", { class: "editor-fields" });
  const panel = element("fieldset", { class: "editor-part" }, name, fields);
  let shown = "";
  return {
    element: panel,
    update(view) {
      const { node } = currentBlock(view.state);
      const { id, ...attrs } = node.attrs;
      const now = JSON.stringify([id, node.type.name, attrs]);
      // Fields are made anew only where the block or what they show has changed: a field keeps its focus while one types.
      if (now === shown || (panel.contains(document.activeElement) && isSameBlock(shown, now))) return;
      shown = now;
      const kind = node.type.name === "heading" ? `heading${node.attrs.level}` : node.type.name;
      name.textContent = `${word("part")}：${word(kind)}`;
      fields.replaceChildren(...fieldsFor(node, parts, getView));
    },
  };
}

const isSameBlock = (one: string, other: string) =>
  one !== "" && JSON.stringify(JSON.parse(one).slice(0, 2)) === JSON.stringify(JSON.parse(other).slice(0, 2));

function fieldsFor(node: Node, parts: EditorParts, getView: () => EditorView): HTMLElement[] {
  const { word, options } = parts;
  const run = (command: Command) => {
    const view = getView();
    command(view.state, view.dispatch, view);
  };
  const set = (change: Record<string, unknown>) => run(setBlockAttrs(change));
  const choice = (label: string, attr: string, choices: { value: string; label: string }[]) => {
    const field = select(choices);
    field.value = node.attrs[attr] ?? "";
    field.addEventListener("change", () => set({ [attr]: field.value || null }));
    return labelled(label, field);
  };
  const none = (label: string) => ({ value: "", label });
  const tones = TONES.map((tone) => ({ value: tone, label: word(`tone.${tone}`) }));
  return [
    ...(node.type.name === "notice" ? [choice(word("tone"), "tone", tones)] : []),
    ...("caption" in node.attrs
      ? [textField(word("caption"), node.attrs.caption, (caption) => set({ caption: caption || null }))]
      : []),
    ...(node.type.name === "image"
      ? [textField(word("alt"), node.attrs.alt, (alt) => changeAlt(parts, set, alt))]
      : []),
    ...(node.type.name === "table" ? tableButtons(parts, run, getView) : []),
    ...(options.roles.length > 0 ? [choice(word("role"), "role", [none(word("noRole")), ...options.roles])] : []),
    ...(options.sources.length > 0
      ? [choice(word("source"), "source", [none(word("noSource")), ...options.sources])]
      : []),
    tickBox(word("blank"), node.attrs.blank, (blank) => set({ blank })),
  ];
}

/** A picture that tells something does not lose its words by chance: to make it decoration it is put in anew. */
function changeAlt({ word, announce }: EditorParts, set: (change: Record<string, unknown>) => void, alt: string): void {
  if (alt === "") announce(word("altMissing"));
  else set({ alt });
}

function textField(label: string, value: string | null, change: (value: string) => void): HTMLElement {
  const field = element("input", { type: "text" });
  field.value = value ?? "";
  field.addEventListener("change", () => change(field.value.trim()));
  return labelled(label, field);
}

function tickBox(label: string, isTicked: boolean, change: (isTicked: boolean) => void): HTMLElement {
  const box = element("input", { type: "checkbox" });
  box.checked = isTicked;
  box.addEventListener("change", () => change(box.checked));
  return element("label", { class: "choice" }, box, element("span", {}, label));
}

/** Rows and columns at the cell in which the writer is. */
function tableButtons(
  { word }: EditorParts,
  run: (command: Command) => void,
  getView: () => EditorView,
): HTMLElement[] {
  const tools: [name: string, command: Command][] = [
    ["rowAdd", addRowAfter],
    ["rowRemove", deleteRow],
    ["columnAdd", addColumnAfter],
    ["columnRemove", deleteColumn],
  ];
  const pressed = (command: Command) => {
    run(command);
    getView().focus();
  };
  const made = tools.map(([name, command]) =>
    button(word(name), () => pressed(command), { class: "tool", "data-tool": name }),
  );
  return [element("div", { class: "editor-row" }, ...made)];
}
