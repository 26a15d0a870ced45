import { h, render } from "preact";
import { Assistant } from "./aid/assistant.tsx";
import { serverOf } from "./aid/server.ts";
import { writingOf } from "./aid/writing.ts";

/** Puts the assistant in the place of the button that asks for a report. */
for (const place of document.querySelectorAll<HTMLElement>("[data-easy-japanese]")) begin(place);

function begin(place: HTMLElement): void {
  const { easyJapanese: address = "", form: formId = "", fields = "", subject = "", below = "", words } = place.dataset;
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return;
  const root = document.createElement("div");
  root.className = "easy-aid";
  // It may stand inside the form of the text: what is typed here is no part of that, and Enter does not send it.
  root.addEventListener("input", (event) => event.stopPropagation());
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
  });
  const box = document.getElementById(below);
  if (box) box.after(root);
  else place.before(root);
  place.hidden = true;
  const writing = writingOf(form, fields.split(" "));
  render(
    h(Assistant, {
      form,
      writing,
      openReport: () => openReport(place, writing.text()),
      server: serverOf(form, { address, subject }),
      words: JSON.parse(words ?? "{}") as Record<string, string>,
      about: place.dataset.about ?? "",
      canIgnore: subject !== "",
      auto: place.dataset.auto !== undefined,
    }),
    root,
  );
}

/** The page with the report, beside this one: an editor's words are in no field, so they are sent along. */
function openReport(place: HTMLElement, text: string): void {
  const field = place.querySelector<HTMLInputElement>("input[name=_easy_text]");
  if (!field) return;
  field.value = text;
  field.disabled = false;
  place.querySelector("button")?.click();
  field.disabled = true;
}
