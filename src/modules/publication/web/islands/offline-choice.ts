import { phoneTime } from "../../pack/pack.rules.ts";
import { ask, type SavedLanguage } from "./worker/ask.ts";

/** The page on which languages are chosen: what each weighs, which are on the phone, saving with progress, deleting. */
interface Size {
  language: string;
  /** Bytes on the way. */
  bytes: number;
  characters: number;
}

const form = document.querySelector<HTMLFormElement>("form[data-offline]");
if (form && navigator.serviceWorker && globalThis.caches) void show(form);

async function show(form: HTMLFormElement): Promise<void> {
  const { dataset } = form;
  const sizes = new Map<string, Size>();
  const progress = form.querySelector("progress");
  const state = form.querySelector("[data-offline-state]");
  const say = (text: string | undefined) => {
    if (state) state.textContent = text ?? "";
  };
  const rows = [...form.querySelectorAll<HTMLElement>("[data-language]")];
  form.hidden = false;
  document.querySelector("[data-offline-unable]")?.setAttribute("hidden", "");

  async function list(): Promise<void> {
    const { saved } = (await ask({ act: "list" })) as { saved: SavedLanguage[] };
    for (const row of rows) {
      const found = saved.find(({ language, level }) => language === row.dataset.language && level === "full");
      showSaved(row, found, dataset);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const languages = new FormData(form).getAll("language").map(String);
    sayThatNoneIsChosen(form, languages.length === 0);
    if (languages.length > 0 && progress) void save(languages, progress);
  });

  async function save(languages: string[], progress: HTMLProgressElement): Promise<void> {
    const total = languages.reduce((sum, language) => sum + (sizes.get(language)?.characters ?? 1), 0);
    let finished = 0;
    progress.hidden = false;
    progress.value = 0;
    form.ariaBusy = "true";
    // Asked for so that a phone short of space does not throw away what a reader relies on.
    void navigator.storage?.persist?.();
    try {
      await ask({ act: "save", languages }, (told) => {
        const { language = "", characters, finished: isFinished } = told as Record<string, never>;
        const name = rows.find((row) => row.dataset.language === language)?.querySelector("label")?.textContent ?? "";
        say(dataset.loading?.replace("{language}", name.trim()));
        if (isFinished) finished += sizes.get(language)?.characters ?? 1;
        progress.value = Math.min(1, (finished + (isFinished ? 0 : Number(characters ?? 0))) / total);
      });
      say(dataset.done);
    } catch {
      say(dataset.failed);
    }
    progress.hidden = true;
    form.ariaBusy = "false";
    await list();
  }

  for (const row of rows) {
    row.querySelector("[data-remove]")?.addEventListener("click", async () => {
      await ask({ act: "remove", language: row.dataset.language });
      say(dataset.removed);
      await list();
      row.querySelector("input")?.focus();
    });
  }

  await list();
  const answer = await fetch(dataset.sizes ?? "").catch(() => undefined);
  if (!answer?.ok) return;
  for (const size of (await answer.json()).packs as Size[]) sizes.set(size.language, size);
  for (const row of rows) showSize(row, sizes.get(row.dataset.language ?? ""), dataset);
}

function sayThatNoneIsChosen(form: HTMLFormElement, isSo: boolean): void {
  const place = form.querySelector<HTMLElement>("[data-offline-none]");
  if (!place) return;
  place.hidden = !isSo;
  if (isSo) place.focus();
}

function showSize(row: HTMLElement, size: Size | undefined, { size: words = "", locale }: DOMStringMap): void {
  const place = row.querySelector("[data-pack-size]");
  if (!place || !size) return;
  const megabytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  place.textContent = words.replace("{size}", megabytes.format(Math.max(0.1, size.bytes / 1_000_000)));
}

function showSaved(
  row: HTMLElement,
  saved: SavedLanguage | undefined,
  { saved: words = "", locale }: DOMStringMap,
): void {
  const place = row.querySelector("[data-pack-saved]");
  const remove = row.querySelector<HTMLElement>("[data-remove]");
  if (!place || !remove) return;
  remove.hidden = !saved;
  place.textContent = saved
    ? words
        .replace("{time}", phoneTime(saved.checkedAt))
        .replace("{count}", new Intl.NumberFormat(locale).format(Object.keys(saved.titles).length))
    : "";
}
