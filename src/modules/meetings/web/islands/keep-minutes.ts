/**
 * Keeps what is typed in a meeting: five seconds after the last letter the form is sent without leaving the page. The
 * button saves as before; where somebody else wrote on the same item, only the button goes on, because its page shows both.
 */
const WAIT_MS = 5_000;

for (const frame of document.querySelectorAll<HTMLElement>("[data-keep]")) {
  const form = frame.querySelector("form");
  const state = frame.querySelector<HTMLElement>("[data-keep-state]");
  if (form && state) keep({ frame, form, state });
}

interface Parts {
  frame: HTMLElement;
  form: HTMLFormElement;
  state: HTMLElement;
}

function keep({ frame, form, state }: Parts): void {
  let timer: number | undefined;
  let isRunning = false;
  let hasClashed = false;

  async function save(): Promise<void> {
    if (isRunning || hasClashed) return;
    isRunning = true;
    try {
      const answer = await fetch(frame.dataset.keep ?? "", { method: "POST", body: new FormData(form) });
      if (answer.ok) takeVersions(form, (await answer.json()).versions);
      hasClashed = answer.status === 409;
      state.textContent = wordsFor(frame, answer);
    } catch {
      state.textContent = frame.dataset.failed ?? "";
    }
    isRunning = false;
  }

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), WAIT_MS);
  });
  form.addEventListener("submit", () => window.clearTimeout(timer));
}

function wordsFor({ dataset }: HTMLElement, answer: Response): string {
  if (answer.ok) return dataset.kept ?? "";
  return (answer.status === 409 ? dataset.clash : dataset.failed) ?? "";
}

/** The versions of the items that stand as they were sent: from there the writer goes on. */
function takeVersions(form: HTMLFormElement, versions: Readonly<Record<string, number>>): void {
  for (const [item, version] of Object.entries(versions)) {
    const field = form.elements.namedItem(`version.${item}`);
    if (field instanceof HTMLInputElement) field.value = String(version);
  }
}
