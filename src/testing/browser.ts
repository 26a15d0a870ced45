import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

/** Works as root and in a container too, and asks nothing of the network on its own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @throws Error that says what to do where there is no Chromium. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium was found. Install one, or name it: CHROMIUM_PATH=<path>");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Widths at which pages are looked at: the smallest phone that counts, and a desk. */
export const PHONE = { width: 360, height: 800 };
export const DESK = { width: 1280, height: 900 };

/** A visitor with nothing stored, on a phone unless told otherwise. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: "ja-JP", timezoneId: "Asia/Tokyo", ...options });
  return context.newPage();
}

/** What axe finds against WCAG 2.2 AA and its own best practices, one line for each place. The page must have scripts on: axe is one. */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  // In the page itself, without a second one to sum up frames of other hosts (there are none), and nothing about what is in
  // order: the same violations in half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`));
}

/** True where the page is wider than its window, so that a phone would have to scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
}
