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
  document.getElementById(below)?.after(root);
  if (root.isConnected) place.hidden = true;
  else place.replaceChildren(root);
  render(
    h(Assistant, {
      form,
      writing: writingOf(form, fields.split(" ")),
      server: serverOf(form, { address, subject }),
      words: JSON.parse(words ?? "{}") as Record<string, string>,
      about: place.dataset.about ?? "",
      canIgnore: subject !== "",
      auto: place.dataset.auto !== undefined,
    }),
    root,
  );
}
