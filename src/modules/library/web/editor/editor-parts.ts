import type { EditorView } from "prosemirror-view";
import type { Choice, EditorOptions } from "../staff/editor-options.ts";

/** What all parts of the editor share. */
export interface EditorParts {
  options: EditorOptions;
  /** A word in the writer's language by its name. */
  word(name: string): string;
  /** Says something to those who look and those who listen. */
  announce(text: string): void;
}

/** A part of the page that follows the text. */
export interface Follower {
  element: HTMLElement;
  update(view: EditorView): void;
}

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; false and undefined attributes are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/** A field with its label above it. */
export function labelled(label: string, field: HTMLElement): HTMLLabelElement {
  return element("label", { class: "field" }, element("span", {}, label), field);
}

export function select(choices: readonly Choice[], attributes: Attributes = {}): HTMLSelectElement {
  return element("select", attributes, ...choices.map(({ value, label }) => element("option", { value }, label)));
}
