import type { Insert } from "./told.ts";

/** A box with text, or an editor. Offsets are UTF-16 units of its text. */
export interface Box {
  text(): string;
  /** Puts the writer there: only when she asks for it. */
  select(start: number, end: number): void;
  /** As if typed: the browser's own undo takes it back. */
  replace(start: number, end: number, words: string): void;
  /** One change for all of them: one step back takes them all out. */
  insert(inserts: readonly Insert[]): void;
}

/** An editor that is no field of a form stands in an element that carries its box. */
export const BOX_PROPERTY = "kakehashiBox";

/** One text out of the boxes of a form, a line for each. */
export type Writing = Box;

/** The boxes are looked for anew each time: editors put themselves in the place of fields, rows are added. */
export function writingOf(form: HTMLFormElement, patterns: readonly string[]): Writing {
  const placed = () => {
    let start = 0;
    return boxesOf(form, patterns).map((box) => {
      const text = box.text();
      const place = { box, text, start };
      start += text.length + 1;
      return place;
    });
  };
  /** The box in which a unit of the joined text lies. */
  const at = (unit: number) => placed().findLast(({ start }) => start <= unit);
  const clip = (found: { text: string; start: number }, unit: number) =>
    Math.max(0, Math.min(unit - found.start, found.text.length));
  return {
    text: () =>
      placed()
        .map(({ text }) => text)
        .join("\n"),
    select(start, end) {
      const found = at(start);
      found?.box.select(clip(found, start), clip(found, end));
    },
    replace(start, end, words) {
      const found = at(start);
      found?.box.replace(clip(found, start), clip(found, end), words);
    },
    insert(inserts) {
      // From the end: what is put in moves only what comes after it.
      for (const place of placed().reverse()) {
        const own = inserts.filter(({ at: unit }) => unit >= place.start && unit <= place.start + place.text.length);
        if (own.length > 0) place.box.insert(own.map(({ at: unit, words }) => ({ at: unit - place.start, words })));
      }
    },
  };
}

function boxesOf(form: HTMLFormElement, patterns: readonly string[]): Box[] {
  const fields = [...form.elements].filter(isTextField);
  const named = patterns.flatMap((pattern) => fields.filter(({ name }) => isNamed(name, pattern)).map(fieldBox));
  const editors = [...form.querySelectorAll<HTMLElement>("[data-easy-box]")].flatMap((element) => {
    const box = (element as HTMLElement & { [BOX_PROPERTY]?: Box })[BOX_PROPERTY];
    return box ? [box] : [];
  });
  return [...named, ...editors];
}

const isNamed = (name: string, pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

type TextField = HTMLTextAreaElement | HTMLInputElement;

const isTextField = (element: Element): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");

function fieldBox(field: TextField): Box {
  const replace = (start: number, end: number, words: string) => {
    select(start, end);
    // Deprecated, and the only way by which the browser's undo knows of it.
    if (document.execCommand("insertText", false, words)) return;
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: words }));
  };
  const select = (start: number, end: number) => {
    for (let at = field.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
    field.focus();
    field.setSelectionRange(start, end);
    field.scrollIntoView({ block: "nearest" });
  };
  return {
    text: () => field.value,
    select,
    replace,
    insert(inserts) {
      const [first, last] = [inserts[0], inserts.at(-1)];
      if (!first || !last) return;
      let from = first.at;
      const words = inserts.map((insert) => {
        const part = field.value.slice(from, insert.at) + insert.words;
        from = insert.at;
        return part;
      });
      replace(first.at, last.at, words.join(""));
    },
  };
}
