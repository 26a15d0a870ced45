import type { Page } from "playwright-core";

/** What somebody who only hears the page hears where the focus is; a menu is named by its label. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  return at === document.body ? "" : (at?.labels?.[0]?.textContent ?? at?.textContent ?? "").replace(/\\s+/g, " ").trim();
})()`;
const CHOSEN = `document.activeElement?.selectedOptions?.[0]?.textContent?.trim() ?? ""`;

/** Presses Tab until the focus is on what bears the words; fails where the keyboard never gets there. */
export async function tabTo(page: Page, words: string, atMost = 150): Promise<void> {
  await pressUntil(page, "Tab", { script: FOCUSED, words, atMost });
}

/** Goes down the menu that has the focus until the words are chosen. */
export async function chooseWithArrows(page: Page, words: string, atMost = 60): Promise<void> {
  await pressUntil(page, "ArrowDown", { script: CHOSEN, words, atMost });
}

async function pressUntil(page: Page, key: string, wanted: { script: string; words: string; atMost: number }) {
  for (let pressed = 0; pressed < wanted.atMost; pressed++) {
    await page.keyboard.press(key);
    if ((await page.evaluate<string>(wanted.script)).includes(wanted.words)) return;
  }
  throw new Error(`${key}, pressed ${wanted.atMost} times, does not lead to “${wanted.words}”.`);
}

/** Enter, and the page that follows. */
export async function pressEnter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}
