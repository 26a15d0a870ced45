import { followSwitch } from "./header/furigana-switch.ts";

/** On every page: what stands at its top works without script; this adds what a browser does not do by itself. */
const box = document.querySelector<HTMLInputElement>("#furigana-off");
if (box) followSwitch(box);

/** Escape closes the list in the header that is open, and gives the focus back to its button. */
document.addEventListener("keydown", (event) => {
  const list = document.querySelector<HTMLDetailsElement>(".site-header details[open]");
  if (event.key !== "Escape" || event.defaultPrevented || !list) return;
  const hadFocus = list.contains(document.activeElement);
  list.open = false;
  if (hadFocus) list.querySelector("summary")?.focus();
});
