import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { findAccessibilityProblems, openPage, scrollsSideways } from "#testing/browser.ts";

/** What the reader must be able to count on, wherever they are and with scripts on or off. */
export async function expectReadable(page: Page): Promise<void> {
  expect(await scrollsSideways(page), page.url()).toBe(false);
  expect(await page.locator("h1").count(), page.url()).toBe(1);
}

/** The same for a page that is looked at with scripts on, and axe finds nothing. */
export async function expectUsable(page: Page): Promise<void> {
  await expectReadable(page);
  expect(await findAccessibilityProblems(page), page.url()).toEqual([]);
}

/** Where a journey went without scripts, axe (which is one) goes after it: on a phone, with nothing stored. */
export async function expectUsablePlaces(browser: Browser, addresses: readonly string[]): Promise<void> {
  const page = await openPage(browser);
  for (const address of addresses) {
    await page.goto(address);
    await expectUsable(page);
  }
  await page.context().close();
}

const PUBLIC_WITHIN_MS = 1_000;
const GIVE_UP_AFTER_MS = 10_000;

/**
 * A change by staff is public within a second, also where the page was kept in memory: asks for the page until it says
 * the words. What counts is when the question was asked that was answered with them, not how long the answer took.
 */
export async function untilPublic(address: string, says: (html: string) => boolean): Promise<void> {
  const changedAt = Date.now();
  for (;;) {
    const passed = Date.now() - changedAt;
    const answer = await fetch(address);
    if (says(await answer.text())) return expect(passed, `ms until public: ${address}`).toBeLessThan(PUBLIC_WITHIN_MS);
    if (passed > GIVE_UP_AFTER_MS) throw new Error(`Not public after ${passed} ms (${answer.status}): ${address}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
