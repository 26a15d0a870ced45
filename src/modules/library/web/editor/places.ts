import type { EditorView } from "prosemirror-view";
import { goToRole } from "./blocks.ts";
import { type EditorParts, element, type Follower } from "./editor-parts.ts";

/** The questions that an entry of this kind answers, each a place of its own: what is written, what is missing, what belongs there. */
export function places({ options, word }: EditorParts, getView: () => EditorView): Follower | undefined {
  const { roles } = options;
  if (roles.length === 0) return undefined;
  const order = roles.map(({ value }) => value);
  const rows = roles.map(({ value, label, hint }) => {
    const state = element("span", { class: "more" });
    const go = element(
      "button",
      { type: "button", class: "place", "data-role": value },
      element("b", {}, label),
      state,
    );
    go.addEventListener("click", () => {
      const view = getView();
      goToRole(value, order)(view.state, view.dispatch);
      view.focus();
    });
    return { value, hint, state, row: element("li", {}, go) };
  });
  const list = element("ul", { class: "editor-places" }, ...rows.map(({ row }) => row));
  return {
    element: element("nav", { "aria-label": word("places") }, list),
    update({ state: { doc } }) {
      const filled = new Set<string>();
      doc.forEach(({ attrs, textContent, isAtom }) => {
        if (attrs.role && (textContent.trim() || isAtom)) filled.add(attrs.role);
      });
      for (const { value, hint, state, row } of rows) {
        const isFilled = filled.has(value);
        state.textContent = isFilled ? word("placeFilled") : hint;
        row.toggleAttribute("data-filled", isFilled);
      }
    },
  };
}
