import { baseKeymap, chainCommands, splitBlockAs, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { InputRule, inputRules } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { type Command, type Plugin, Selection, TextSelection } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { markOf, typeOf } from "../../editing/editor-schema.rules.ts";
import { currentBlock, moveBlock, newPhrase, type TextKind, turnInto } from "./blocks.ts";

/** After a heading comes a paragraph; what follows within the answer to a question belongs to it too. */
const splitText: Command = splitBlockAs((node, atEnd) => {
  const { type, attrs } = node;
  if (type === typeOf("item")) return null;
  const { role } = attrs;
  if (type === typeOf("paragraph") || atEnd) return { type: typeOf("paragraph"), attrs: { role } };
  return { type, attrs: { ...attrs, id: null, source: null, blank: false } };
});

/** Enter in an empty item ends the list there. */
const leaveList: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== typeOf("item") || $from.parent.content.size > 0) return false;
  const { node, pos } = currentBlock(state);
  const index = $from.index(1);
  const { id, ...base } = node.attrs;
  const [above, below] = [node.children.slice(0, index), node.children.slice(index + 1)];
  const list = (items: typeof above, own: object) =>
    items.length > 0 ? [node.type.create({ ...base, ...own }, items)] : [];
  if (!dispatch) return true;
  const before = list(above, { id });
  const paragraph = typeOf("paragraph").create({ role: base.role });
  const tr = state.tr.replaceWith(pos, pos + node.nodeSize, [...before, paragraph, ...list(below, {})]);
  const at = pos + (before[0]?.nodeSize ?? 0) + 1;
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
  return true;
};

/** Enter in a part of words to show goes on to the next part, and from the last to new words. */
const nextPart: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth < 3 || $from.node(2).type !== typeOf("phrase")) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const isLast = $from.index(2) === 2 && $from.index(1) === $from.node(1).childCount - 1;
  const isEmpty = $from.node(2).textContent === "";
  if (isLast && !isEmpty) tr.insert($from.after(2), newPhrase());
  const at = isLast && isEmpty ? $from.after(1) : $from.after(3);
  if (isLast && isEmpty && at >= tr.doc.content.size) tr.insert(at, typeOf("paragraph").create());
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at), 1)).scrollIntoView());
  return true;
};

/** Enter in a table goes down one row; a cell holds one line. */
const nextRow: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth < 3 || $from.node(1).type !== typeOf("table")) return false;
  if (!dispatch) return true;
  const [table, row, column] = [$from.node(1), $from.index(1), $from.index(2)];
  if (row + 1 >= table.childCount) {
    const after = $from.after(1);
    const tr = state.tr;
    if (after >= tr.doc.content.size) tr.insert(after, typeOf("paragraph").create({ role: table.attrs.role }));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView());
    return true;
  }
  const next = table.child(row + 1);
  const cells = next.children.slice(0, Math.min(column, next.childCount - 1));
  const at = $from.after(2) + 1 + cells.reduce((sum, cell) => sum + cell.nodeSize, 0) + 1;
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
  return true;
};

/** Backspace before the first word of a list takes the item out of it; before a heading or notice, it becomes plain text. */
const becomePlain: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { node } = currentBlock(state);
  if (!empty || $from.parentOffset > 0) return false;
  const isText = node.type === typeOf("heading") || node.type === typeOf("notice");
  const isFirstItem = $from.parent.type === typeOf("item") && $from.index(1) === 0 && node.childCount === 1;
  return (isText || isFirstItem) && turnInto({ kind: "paragraph" })(state, dispatch);
};

const LINE_BREAK: Command = () => true;

/** Keys of the editor. `openLink` and `toTools` belong to the page around the text. */
export function editorKeys({ openLink, toTools }: { openLink: Command; toTools: Command }): Plugin[] {
  const enter = chainCommands(nextPart, nextRow, leaveList, splitText);
  return [
    keymap({
      Enter: enter,
      // A line has no breaks of its own.
      "Shift-Enter": chainCommands(enter, LINE_BREAK),
      Backspace: becomePlain,
      Tab: goToNextCell(1),
      "Shift-Tab": goToNextCell(-1),
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Mod-b": toggleMark(markOf("strong")),
      "Mod-k": openLink,
      "Mod-Alt-0": turnInto({ kind: "paragraph" }),
      "Mod-Alt-2": turnInto({ kind: "heading", level: 2 }),
      "Mod-Alt-3": turnInto({ kind: "heading", level: 3 }),
      "Mod-Shift-7": turnInto({ kind: "steps" }),
      "Mod-Shift-8": turnInto({ kind: "list" }),
      "Alt-ArrowUp": moveBlock(-1),
      "Alt-ArrowDown": moveBlock(1),
      "Alt-F10": toTools,
    }),
    keymap(baseKeymap),
  ];
}

/** As people who know other editors type: `## `, `- `, `1. ` at the beginning of a paragraph. */
export function typedKinds(): Plugin {
  const rule = (typed: RegExp, wanted: TextKind) =>
    new InputRule(typed, (state, ...[, start, end]) => {
      if (currentBlock(state).node.type !== typeOf("paragraph")) return null;
      const tr = state.tr.delete(start, end);
      turnInto(wanted)(state.apply(tr), (turned) => {
        for (const step of turned.steps) tr.step(step);
        tr.setSelection(Selection.fromJSON(tr.doc, turned.selection.toJSON()));
      });
      return tr;
    });
  return inputRules({
    rules: [
      rule(/^[#＃]{2}[ 　]$/, { kind: "heading", level: 2 }),
      rule(/^[#＃]{3}[ 　]$/, { kind: "heading", level: 3 }),
      rule(/^[-*・][ 　]$/, { kind: "list" }),
      rule(/^[1１][.．][ 　]$/, { kind: "steps" }),
    ],
  });
}
