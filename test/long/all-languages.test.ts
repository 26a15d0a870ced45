import { expect, it } from "vitest";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { DESK, findAccessibilityProblems, openPage, scrollsSideways } from "#testing/browser.ts";
import { withDemoApp } from "#testing/test-app.ts";
import { withBrowser } from "../../e2e/with-browser.ts";
import { walkPages } from "../conventions/walk-pages.ts";

const app = await withDemoApp();
const { url, browser } = await withBrowser();
const CODES = LANGUAGES.map(({ code }) => code);
const CITIES = ["kanazawa", "sapporo", "yamaguchi"];

it.each(CODES)("has no dead link and no page with a flaw in %s, in any city", async (code) => {
  for (const city of CITIES) {
    const { visited, problems } = await walkPages(app, `/${city}/${code}/`, { limit: 500 });
    expect(visited).toBeGreaterThan(5);
    expect(problems).toEqual([]);
  }
});

const PLACES = ["/kanazawa/{}/", "/kanazawa/{}/plans/kanazawa-2023", "/sapporo/{}/plans/sapporo-outline"];

it.each(CODES)("gives axe nothing to complain of in %s, and no page scrolls sideways on a phone", async (code) => {
  const desk = await openPage(browser, { viewport: DESK });
  const phone = await openPage(browser, { javaScriptEnabled: false });
  for (const place of PLACES) {
    const address = `${url}${place.replace("{}", code)}`;
    await desk.goto(address);
    expect(await findAccessibilityProblems(desk), address).toEqual([]);
    await phone.goto(address);
    expect(await scrollsSideways(phone), address).toBe(false);
  }
  await Promise.all([desk.context().close(), phone.context().close()]);
});
