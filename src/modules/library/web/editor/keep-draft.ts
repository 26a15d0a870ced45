import type { EditorParts } from "./editor-parts.ts";

/** Long enough not to ask for every letter, short enough that a closed lid costs a sentence. */
const WAIT_MS = 3_000;

interface Kept {
  draftVersion?: number;
  words: string;
}

/**
 * Keeps what is written while it is written: some seconds after the last letter the form is sent without leaving the page.
 * What residents read stays as it is. Where somebody else saved meanwhile, only the button goes on: its page shows both.
 */
export function keepDraft(form: HTMLFormElement, parts: EditorParts, isReady: () => boolean): { changed(): void } {
  let timer: number | undefined;
  let isRunning = false;
  let isWaiting = false;
  let hasClashed = false;
  let isUnsaved = false;

  async function save(): Promise<void> {
    if (hasClashed || !isReady()) return;
    if (isRunning) {
      isWaiting = true;
      return;
    }
    isRunning = true;
    isUnsaved = false;
    try {
      const answer = await fetch(form.dataset.editor ?? "", { method: "POST", body: new FormData(form) });
      hasClashed = answer.status === 409;
      take(await answer.json(), answer.ok);
    } catch {
      isUnsaved = true;
      parts.announce(parts.word("failed"));
    }
    isRunning = false;
    if (isWaiting) {
      isWaiting = false;
      void save();
    }
  }

  function take({ draftVersion, words }: Kept, isKept: boolean): void {
    const field = form.elements.namedItem("draftVersion");
    if (isKept && field instanceof HTMLInputElement && draftVersion) field.value = String(draftVersion);
    if (!isKept) isUnsaved = true;
    parts.announce(hasClashed ? parts.word("clash") : words);
  }

  let isLeaving = false;
  form.addEventListener("submit", () => {
    isLeaving = true;
    window.clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved && !isLeaving) event.preventDefault();
  });
  return {
    changed() {
      isUnsaved = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void save(), WAIT_MS);
    },
  };
}
