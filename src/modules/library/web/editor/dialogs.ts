import { type Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { isTarget } from "../../content/line.rules.ts";
import { markOf } from "../../editing/editor-schema.rules.ts";
import { insertBlock } from "./blocks.ts";
import { button, type EditorParts, element, labelled, select } from "./editor-parts.ts";

interface Asked {
  title: string;
  fields: HTMLElement[];
  submit: string;
  /** What is wrong with what was filled in, or nothing. */
  check?(): string | undefined;
  done(): void;
  others?: HTMLElement[];
}

/** Asks in a dialog of the browser: it keeps the focus inside, Esc closes it, the focus goes back to the text. */
function ask(view: EditorView, parts: EditorParts, { title, fields, submit, check, done, others = [] }: Asked): void {
  const wrong = element("p", { class: "error", role: "alert" });
  const dialog = element("dialog", { class: "editor-dialog", "aria-label": title });
  const close = () => dialog.close();
  const form = element("form", { method: "dialog" }, element("h2", {}, title), ...fields, wrong);
  form.append(
    element(
      "p",
      { class: "buttons" },
      element("button", { type: "submit", class: "button primary" }, submit),
      ...others,
      button(parts.word("cancel"), close, { class: "button" }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const problem = check?.();
    wrong.textContent = problem ?? "";
    if (problem) return;
    close();
    done();
  });
  dialog.append(form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    view.focus();
  });
  // Not inside the form of the page: forms cannot stand in each other.
  document.body.append(dialog);
  dialog.showModal();
}

/** The link of the selected words: to an entry, or to an address. */
export function askLink(view: EditorView, parts: EditorParts): boolean {
  const { word, options } = parts;
  const range = linkRange(view.state.selection);
  if (!range) {
    parts.announce(word("linkEmpty"));
    return true;
  }
  const { from, to } = range;
  const type = markOf("link");
  const known = view.state.doc.nodeAt(from)?.marks.find((mark) => mark.type === type)?.attrs.href ?? "";
  const entry = select([{ value: "", label: "—" }, ...options.entries]);
  const address = element("input", { type: "text", "aria-describedby": "link-hint", spellcheck: "false" });
  if (known.startsWith("entry:")) entry.value = known.slice("entry:".length);
  else address.value = known;
  const href = () => (entry.value ? `entry:${entry.value}` : address.value.trim());
  const set = (mark: boolean) => {
    const tr = view.state.tr.removeMark(from, to, type);
    view.dispatch(mark ? tr.addMark(from, to, type.create({ href: href() })) : tr);
  };
  ask(view, parts, {
    title: word("link"),
    fields: [
      labelled(word("linkEntry"), entry),
      labelled(word("linkAddress"), address),
      element("p", { class: "hint", id: "link-hint" }, word("linkHint")),
    ],
    submit: word("insert"),
    check: () => (isTarget(href()) ? undefined : word("linkWrong")),
    done: () => set(true),
    others: known ? [button(word("linkRemove"), () => removeLink(view, set), { class: "button" })] : [],
  });
  return true;
}

/** The words that are chosen; where none are, the whole link in which the writer is. */
function linkRange(selection: Selection): { from: number; to: number } | undefined {
  if (!(selection instanceof TextSelection)) return undefined;
  const { from, to, empty, $from } = selection;
  if (!empty) return { from, to };
  const mark = markOf("link").isInSet($from.marks());
  if (!mark) return undefined;
  const { parent } = $from;
  const isIn = (index: number) => mark.isInSet(parent.maybeChild(index)?.marks ?? []);
  let first = isIn($from.index()) ? $from.index() : $from.index() - 1;
  while (isIn(first - 1)) first--;
  let last = first;
  while (isIn(last + 1)) last++;
  return { from: $from.posAtIndex(first), to: $from.posAtIndex(last + 1) };
}

function removeLink(_view: EditorView, set: (mark: boolean) => void): void {
  set(false);
  document.querySelector<HTMLDialogElement>("dialog.editor-dialog")?.close();
}

export function askContact(view: EditorView, parts: EditorParts): void {
  const { word, options } = parts;
  if (options.contacts.length === 0) {
    parts.announce(word("contactNone"));
    return;
  }
  const card = select(options.contacts);
  ask(view, parts, {
    title: word("contact"),
    fields: [labelled(word("contactChoose"), card)],
    submit: word("insert"),
    done: () => insertBlock("contact", { contact: card.value })(view.state, view.dispatch),
  });
}

/** A picture that the store of files keeps. */
interface StoredImage {
  file: string;
  width: number;
  height: number;
  name: string;
}

/** A picture with its alternative text, or said on purpose to be decoration: one of the two must be. */
export async function askImage(view: EditorView, parts: EditorParts): Promise<void> {
  const { word, options } = parts;
  const stored = await listImages(options.pictures);
  const upload = element("input", { type: "file", accept: "image/png,image/jpeg,image/webp" });
  const known = select([{ value: "", label: "—" }, ...stored.map(({ file, name }) => ({ value: file, label: name }))]);
  const alt = element("textarea", { rows: "2" });
  const decorative = element("input", { type: "checkbox" });
  ask(view, parts, {
    title: word("image"),
    fields: [
      labelled(word("imageFile"), upload),
      ...(stored.length > 0 ? [labelled(word("imageStored"), known)] : []),
      labelled(word("alt"), alt),
      element("label", { class: "choice" }, decorative, element("span", {}, word("decorative"))),
    ],
    submit: word("insert"),
    check: () => {
      if (!upload.files?.[0] && !known.value) return word("imageFile");
      return alt.value.trim() === "" && !decorative.checked ? word("altMissing") : undefined;
    },
    done: () => void insert(),
  });
  async function insert(): Promise<void> {
    const [file] = upload.files ?? [];
    const image = file ? await send(parts, file) : stored.find((each) => each.file === known.value);
    if (!image) return;
    const { width, height } = image;
    const attrs = { file: image.file, width, height, alt: decorative.checked ? "" : alt.value.trim() };
    insertBlock("image", attrs)(view.state, view.dispatch);
  }
}

async function listImages(address: string): Promise<StoredImage[]> {
  try {
    return await (await fetch(address)).json();
  } catch {
    return [];
  }
}

/** Undefined where the city does not take it; why stands beside the buttons. */
async function send({ options, word, announce }: EditorParts, file: File): Promise<StoredImage | undefined> {
  const body = new FormData();
  body.set("_token", document.querySelector<HTMLInputElement>('input[name="_token"]')?.value ?? "");
  body.set("file", file);
  try {
    const answer = await fetch(options.pictures, { method: "POST", body });
    const said = await answer.json();
    if (answer.ok) return said;
    announce(said.words);
  } catch {
    announce(word("imageFailed"));
  }
  return undefined;
}
