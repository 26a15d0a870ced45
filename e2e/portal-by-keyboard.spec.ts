import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage } from "#testing/browser.ts";
import { pressEnter, tabTo } from "./keyboard.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser } = await withBrowser();

const SMALLEST_TARGET_PX = 44;
/** Whether what has the focus lies on top where its middle is; what is below the window cannot be asked. */
const IS_FOCUS_SEEN = `(() => {
  const at = document.activeElement;
  at.scrollIntoView({ block: "center" });
  const { x, y, width, height } = at.getBoundingClientRect();
  return at.contains(document.elementFromPoint(x + width / 2, y + height / 2));
})()`;

it("never hides the focus behind the list of languages that was left open", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/guide/emergency`);
  await tabTo(page, "Language");
  await page.keyboard.press("Enter");
  await tabTo(page, "العربية");
  expect(await page.evaluate(IS_FOCUS_SEEN)).toBe(true);
  await tabTo(page, "119");
  expect(await page.evaluate(IS_FOCUS_SEEN)).toBe(true);
  await page.context().close();
});

it("closes the list of languages with Escape, and goes on from its button", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/`);
  await tabTo(page, "Language");
  await page.keyboard.press("Enter");
  await tabTo(page, "नेपाली");
  await page.keyboard.press("Escape");
  expect(await page.locator("details.languages[open]").count()).toBe(0);
  await page.keyboard.press("Enter");
  expect(await page.locator("details.languages[open]").count(), "the focus is on the button").toBe(1);
  await page.context().close();
});

it.each(["en", "ja-easy", "ar"])(
  "leads from the first page in %s to the emergency page in a few steps",
  async (code) => {
    const page = await openPage(browser);
    await page.goto(`${url}/kanazawa/${code}/`);
    const label = await page.locator(`header a[href='/kanazawa/${code}/guide/emergency']`).textContent();
    await tabTo(page, label?.trim() ?? "", 8);
    await pressEnter(page);
    expect(page.url()).toContain("/guide/emergency");
    await page.context().close();
  },
);

it("names no place of a page by its heading's words and their readings", async () => {
  const page = await openPage(browser);
  const names: string[] = [];
  for (const path of ["/", "/guide/move-in", "/plans/kanazawa-2023"]) {
    await page.goto(`${url}/kanazawa/ja-easy${path}`);
    for (const role of ["region", "complementary", "navigation"]) names.push(...(await namesOf(page, role)));
  }
  expect(names).toContain("この ページは 役に 立ちましたか");
  expect(names.filter((name) => /役に?やく|相談そうだん|計画けいかく/.test(name))).toEqual([]);
  await page.context().close();
});

it("begins the title of a page with what was wrong in its form, and of a search with what was found", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/search?q=garbage`);
  expect(await page.title()).toMatch(/^Results for “garbage”: [1-9]\d*｜/);
  await page.goto(`${url}/kanazawa/en/guide/move-in`);
  await page.getByText("Tell us what is missing or wrong").click();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Send" }).click()]);
  expect(await page.title()).toMatch(/^Error: /);
  await page.context().close();
});

it("gives the numbers of an emergency and the way to paper a target of 44 pixels", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/guide/emergency`);
  for (const target of ["a[href='tel:119']", "a[href='tel:110']", "a[href*='/print/']"]) {
    const box = await page.locator(`main ${target}`).first().boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), target).toBeGreaterThanOrEqual(SMALLEST_TARGET_PX);
  }
  await page.context().close();
});

it("says what can be opened without the sign that is drawn before it", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/guide/move-in`);
  const names = await namesOf(page, "DisclosureTriangle");
  expect(names).toContain("Language: English");
  expect(names).toContain("Tell us what is missing or wrong");
  await page.context().close();
});

it("leads from the first page to a letter by keyboard alone, past what stands on every page", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/kanazawa/en/`);
  await tabTo(page, "I got a letter");
  await pressEnter(page);
  await tabTo(page, "Skip to content");
  await page.keyboard.press("Enter");
  await tabTo(page, "督促状", 15);
  await pressEnter(page);
  expect(page.url()).toContain("/letters/payment-reminder");
  await page.context().close();
});

/** The names that Chromium's accessibility tree gives to all of a role. */
async function namesOf(page: Page, role: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.filter((node) => node.role?.value === role).map((node) => String(node.name?.value));
}
