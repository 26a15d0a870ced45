import { expect, it } from "vitest";
import { openPage, PHONE } from "#testing/browser.ts";
import { expectReadable, expectUsable } from "./expectations.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser } = await withBrowser();

it("takes a newcomer from Nepal from the letter's QR code to what it wants, by when and whom to ask, without script", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, locale: "ne-NP" });
  await page.goto(`${url}/kanazawa/q/payment-reminder`);
  expect(page.url()).toBe(`${url}/kanazawa/ne/letters/payment-reminder`);
  await expectReadable(page);
  const html = page.locator("html");
  expect(await html.getAttribute("lang")).toBe("ne");

  // The first screen of the phone tells how soon.
  const urgency = await page.locator("[data-urgency]").boundingBox();
  expect((urgency?.y ?? Number.POSITIVE_INFINITY) + (urgency?.height ?? 0)).toBeLessThan(PHONE.height);
  for (const role of ["what", "byWhen", "do", "ask"])
    expect(await page.locator(`[data-role="${role}"]`).textContent(), role).not.toBe("");
  expect(await page.locator("main [data-fallback='ja'] h1").count()).toBe(0);

  // The Japanese that she can compare with the paper, and show at the counter.
  expect(await page.locator(".marks [lang=ja]").first().textContent()).toContain("督促状");
  expect(await page.locator("[data-role=say] .words").first().getAttribute("lang")).toBe("ja");
  await page.context().close();
});

it("finds the letter by the word that is printed on it, typed in another language", async () => {
  const page = await openPage(browser, { locale: "vi" });
  await page.goto(`${url}/kanazawa/vi/`);
  await page.locator("main input[name=q]").fill("督促状");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/vi/search?q=*");
  await expectUsable(page);
  await page.locator("main a[href$='/vi/letters/payment-reminder']").first().click();
  await expectUsable(page);
  expect(await page.locator("h1").textContent()).toMatch(/\p{Script=Latin}/u);
  await page.context().close();
});

it("keeps the page when the language is switched, into each of the sixteen", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/kanazawa/ne/guide/emergency`);
  const addresses = await page.evaluate<string[]>(
    `[...document.querySelectorAll("header .languages a")].map((link) => link.href)`,
  );
  expect(addresses.length).toBe(16);
  for (const address of addresses) {
    expect(address).toMatch(/\/guide\/emergency$/);
    await page.goto(address);
    await expectReadable(page);
  }
  await page.context().close();
});

it("switches furigana off with one press", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/kanazawa/ja-easy/guide/garbage`);
  expect(await page.locator("main rt").first().isVisible()).toBe(true);
  await page.locator("#furigana-off").check();
  expect(await page.locator("main rt").first().isVisible()).toBe(false);
  await page.context().close();
});

it("keeps furigana off on the next pages, before anything is drawn, until they are wanted again", async () => {
  const page = await openPage(browser);
  const isShown = () => page.locator("main rt").first().isVisible();
  await page.goto(`${url}/kanazawa/ja-easy/guide/garbage`);
  await page.locator("#furigana-off").check();
  expect(await isShown()).toBe(false);

  // Without the script that runs after the page is there.
  await page.route("**/assets/header.*.js", (route) => route.abort());
  await page.goto(`${url}/kanazawa/ja-easy/guide/move-in`);
  expect(await isShown()).toBe(false);
  await page.unroute("**/assets/header.*.js");
  await page.reload();
  expect(await page.locator("#furigana-off").isChecked()).toBe(true);
  await page.locator("#furigana-off").uncheck();
  expect(await isShown()).toBe(true);
  await page.goto(`${url}/kanazawa/ja-easy/`);
  expect(await isShown()).toBe(true);
  expect(await page.locator("#furigana-off").isChecked()).toBe(false);
  await page.context().close();
});

it("gives axe nothing to complain of on every kind of page", async () => {
  const page = await openPage(browser);
  for (const path of [
    "/ar/",
    "/my/guide/garbage",
    "/ja-easy/guide/move-in",
    "/en/letters",
    "/vi/documents",
    "/ja/guide",
    "/zh-Hans/glossary",
  ]) {
    await page.goto(`${url}/kanazawa${path}`);
    await expectUsable(page);
  }
  await page.context().close();
});
