import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { markOf } from "../../editing/editor-schema.rules.ts";
import {
  currentBlock,
  insertPhrases,
  insertTable,
  isKind,
  moveBlock,
  removeBlock,
  type TextKind,
  turnInto,
} from "./blocks.ts";
import { askContact, askImage, askLink } from "./dialogs.ts";
import { type EditorParts, element, type Follower } from "./editor-parts.ts";

interface Tool {
  name: string;
  /** Shown beside the name where it helps to find the tool again. */
  keys?: string;
  run(view: EditorView): void;
  isOn?(state: EditorState): boolean;
  can?(state: EditorState): boolean;
}

const command = (name: string, act: Command, keys?: string): Tool => ({
  ...{ name, keys },
  run: (view) => act(view.state, view.dispatch, view),
  can: (state) => act(state),
});

const kind = (name: string, wanted: TextKind, keys?: string): Tool => ({
  ...command(name, turnInto(wanted), keys),
  isOn: (state) => isKind(currentBlock(state).node, wanted),
});

function toolsFor(parts: EditorParts): Tool[][] {
  const strong = markOf("strong");
  return [
    [
      kind("paragraph", { kind: "paragraph" }, "Control+Alt+0"),
      kind("heading2", { kind: "heading", level: 2 }, "Control+Alt+2"),
      kind("heading3", { kind: "heading", level: 3 }, "Control+Alt+3"),
      kind("list", { kind: "list" }, "Control+Shift+8"),
      kind("steps", { kind: "steps" }, "Control+Shift+7"),
      kind("notice", { kind: "notice", tone: "info" }),
    ],
    [
      {
        ...command("strong", toggleMark(strong), "Control+B"),
        isOn: ({ doc, selection: { from, to, empty, $from }, storedMarks }) =>
          empty ? strong.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, strong),
      },
      { name: "link", keys: "Control+K", run: (view) => askLink(view, parts) },
    ],
    [
      command("table", insertTable),
      command("phrases", insertPhrases),
      { name: "contact", run: (view) => askContact(view, parts) },
      { name: "image", run: (view) => void askImage(view, parts) },
    ],
    [
      command("up", moveBlock(-1), "Alt+ArrowUp"),
      command("down", moveBlock(1), "Alt+ArrowDown"),
      command("remove", removeBlock),
    ],
    [command("undo", undo, "Control+Z"), command("redo", redo, "Control+Y")],
  ];
}

/**
 * Where the caret was put a moment ago: the browser tells the editor of it a little later, and not at all once the focus is
 * elsewhere. Without this a quick hand would use a tool where the caret was before.
 */
function readSelection(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const at = (node: Node, offset = 0) => view.state.doc.resolve(view.posAtDOM(node, offset));
  const [anchor, head] = [at(anchorNode, anchorOffset), at(focusNode, focusOffset)];
  if (!anchor.parent.inlineContent || !head.parent.inlineContent) return;
  const selection = TextSelection.between(anchor, head);
  if (!selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection));
}

/** Tools that keep the focus until Esc: several can be pressed one after the other. */
const STAYS = new Set(["up", "down", "undo", "redo"]);

/**
 * A toolbar as the ARIA practices have it: one stop of Tab, arrows between the buttons, Home and End to its ends. Buttons that
 * can do nothing now stay reachable and say so.
 */
export function toolbar(parts: EditorParts, getView: () => EditorView): Follower & { focus(): void } {
  const groups = toolsFor(parts);
  const buttons = groups.flat().map((tool) => ({ tool, made: toolButton(tool, parts, getView) }));
  const bar = element("div", {
    class: "editor-tools",
    role: "toolbar",
    "aria-label": parts.word("toolbar"),
    "aria-controls": "editor-text",
  });
  for (const group of groups) {
    const own = buttons.filter(({ tool }) => group.includes(tool)).map(({ made }) => made);
    bar.append(element("span", { class: "group" }, ...own));
  }
  const all = buttons.map(({ made }) => made);
  let current = 0;
  const goTo = (index: number) => {
    current = (index + all.length) % all.length;
    for (const [at, made] of all.entries()) made.tabIndex = at === current ? 0 : -1;
    all[current]?.focus();
  };
  for (const [at, made] of all.entries()) made.tabIndex = at === 0 ? 0 : -1;
  bar.addEventListener("keydown", (event) => {
    const moves: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: all.length - 1,
    };
    const target = moves[event.key];
    if (target === undefined && event.key !== "Escape") return;
    event.preventDefault();
    if (target === undefined) getView().focus();
    else goTo(target);
  });
  bar.addEventListener("focusin", ({ target }) => {
    const at = all.indexOf(target as HTMLButtonElement);
    if (at >= 0) current = at;
  });
  const focus = () => {
    readSelection(getView());
    goTo(current);
  };
  return { element: bar, focus, update: ({ state }) => follow(state, buttons) };
}

function toolButton({ name, keys, run }: Tool, { word }: EditorParts, getView: () => EditorView): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", class: "tool", "data-tool": name, "aria-keyshortcuts": keys, title: keys },
    word(name),
  );
  // The selection in the text stays where it is.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") === "true") return;
    run(getView());
    if (!STAYS.has(name) && !document.querySelector("dialog[open]")) getView().focus();
  });
  return made;
}

function follow(state: EditorState, buttons: readonly { tool: Tool; made: HTMLButtonElement }[]): void {
  for (const { tool, made } of buttons) {
    if (tool.isOn) made.setAttribute("aria-pressed", String(tool.isOn(state)));
    made.setAttribute("aria-disabled", String(tool.can ? !tool.can(state) : false));
  }
}
