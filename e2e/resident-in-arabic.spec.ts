import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage, PHONE } from "#testing/browser.ts";
import { expectReadable, expectUsablePlaces } from "./expectations.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser } = await withBrowser();

const CITY = `${url}/kanazawa/ar/`;
const PLAN = `${CITY}plans/kanazawa-2023`;
const PLACES = [CITY, PLAN, `${PLAN}/tree`, `${PLAN}/targets/t3`];

/** Texts with foreign words that nobody told the browser are foreign. A single Latin word (API, a unit) is left alone. */
const UNMARKED = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const inside = walker.currentNode.parentElement;
    const isForeign = /[\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff]|[A-Za-z]{2,}[\\s,]+[A-Za-z]{2,}/.test(text);
    if (!isForeign || inside.closest("script, style, .brand")) continue;
    if (inside.closest("[lang]").lang === "ar") found.push(text);
  }
  return found;
})()`;

/** Marked words: in a language of their own, read in its own direction. */
const MARKED = `[...document.querySelectorAll("main [data-fallback]")].map((part) => ({
  lang: part.lang, dir: part.dir, code: part.dataset.fallback, text: part.textContent,
}))`;

async function expectRightToLeft(page: Page): Promise<void> {
  const html = page.locator("html");
  expect([await html.getAttribute("lang"), await html.getAttribute("dir")], page.url()).toEqual(["ar", "rtl"]);
  const heading = await page.locator("h1").boundingBox();
  expect((heading?.x ?? 0) + (heading?.width ?? 0), "the heading begins at the right").toBeGreaterThan(PHONE.width / 2);
  await expectReadable(page);
}

it("leads a resident in Arabic on a phone without script from the city to a target, from right to left", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, locale: "ar" });
  await page.goto(CITY);
  await expectRightToLeft(page);
  await page.locator("#plans a[href$='/kanazawa-2023']").click();
  await expectRightToLeft(page);
  await page.locator("nav.menu a[href$='/tree']").click();
  await expectRightToLeft(page);
  await page.locator("nav.menu a[href$='/targets']").click();
  await page.locator("main a[href$='/targets/t3']").first().click();
  await expectRightToLeft(page);
  expect(page.url()).toBe(PLACES.at(-1));
  await expectUsablePlaces(browser, PLACES.slice(2));
});

it("marks every text that is not in Arabic with its own language and direction", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  for (const place of PLACES) {
    await page.goto(place);
    const marked = await page.evaluate<{ lang: string; dir: string; code: string; text: string }[]>(MARKED);
    expect(marked.length, place).toBeGreaterThan(0);
    const languages = new Set(marked.map(({ lang, dir }) => `${lang} ${dir}`));
    expect(languages, place).toContain("en ltr");
    // What a resident said stands in the language in which it was said.
    expect(
      [...languages].filter((each) => !["en ltr", "ja ltr"].includes(each)),
      place,
    ).toEqual([]);
    expect(await page.evaluate<string[]>(UNMARKED), place).toEqual([]);
  }
});

it("keeps everything readable in Arabic when letters are twice as large", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  const session = await page.context().newCDPSession(page);
  for (const place of PLACES) {
    await session.send("Page.setFontSizes", { fontSizes: { standard: 16 } });
    await page.goto(place);
    const usual = { text: await wordsOf(page), height: await heightOf(page) };
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
    await page.reload();
    expect(await heightOf(page), "the letters have grown").toBeGreaterThan(usual.height * 1.5);
    await expectReadable(page);
    expect(await wordsOf(page), place).toBe(usual.text);
    expect(await page.evaluate<string[]>(CUT_OFF), place).toEqual([]);
  }
});

/** As they are laid out: what a style sheet takes away is not among them. */
const wordsOf = (page: Page) => page.evaluate<string>("document.body.innerText");
const heightOf = (page: Page) => page.evaluate<number>("document.documentElement.scrollHeight");

/** Elements whose words do not fit and are hidden; those that are for the ear only are left out. */
const CUT_OFF = `[...document.querySelectorAll("body *")].filter((part) => {
  const style = getComputedStyle(part);
  if (part.closest(".visually-hidden, svg, .skip, .stacked thead") || style.display === "inline") return false;
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  return (hides(style.overflowX) && part.scrollWidth > part.clientWidth + 1) ||
    (hides(style.overflowY) && part.scrollHeight > part.clientHeight + 1);
}).map((part) => part.tagName + "." + part.className + ": " + part.textContent.slice(0, 60))`;
