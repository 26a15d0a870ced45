import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { openPage } from "#testing/browser.ts";
import { expectReadable, expectUsablePlaces } from "./expectations.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser } = await withBrowser();

const PLAN = `${url}/kanazawa/ja/plans/kanazawa-2023`;
const openPlan = async (place = "") => {
  const page = await openPage(browser, { javaScriptEnabled: false, colorScheme: "dark" });
  await page.goto(PLAN + place);
  return page;
};

/** Follows a link of the page's content and looks at where it leads. */
async function follow(page: Page, address: RegExp, within = "main"): Promise<void> {
  const links = page.locator(within).locator("a");
  const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  const at = addresses.findIndex((entry) => address.test(entry));
  expect(at, `${address} on ${page.url()}`).toBeGreaterThanOrEqual(0);
  await links.nth(at).click();
  expect(page.url()).toMatch(address);
  await expectReadable(page);
}

it("leads a council member without script from the evidence to a project and back again, on a phone", async () => {
  const page = await openPlan();
  await follow(page, /\/evidence$/, "#chain");
  await follow(page, /\/evidence\/e\d$/);
  const group = page.url();
  expect(await page.locator("main figure, main .chart, main table").count()).toBeGreaterThan(0);
  await follow(page, /\/trace#a\d+$/, "#actions");
  const action = new URL(page.url()).hash;
  const row = page.locator(`.trail-row${action}`);
  expect(await row.evaluate((element) => element.matches(":target"))).toBe(true);
  expect(await row.locator(".basis").first().textContent(), "whose word the link is").toContain("見本");

  await follow(page, /\/nodes\/\d-\d-\d$/, `${action} .to`);
  const measure = page.url();
  expect(await page.locator("main #actions").textContent()).toContain("見本");
  await follow(page, /\/projects\/[a-z0-9-]+$/);
  await follow(page, new RegExp(`${new URL(measure).pathname}$`), "#places");
  await follow(page, new RegExp(`/trace${action}$`), "#actions");
  await follow(page, /\/evidence\/e\d$/, `.section:has(${action})`);
  expect(page.url()).toBe(group);
  await expectUsablePlaces(browser, [group, measure]);
});

it("shows a council member where the plan has gaps, as many as its first page says", async () => {
  const page = await openPlan();
  const figure = page.locator("#chain a[href$='#gaps']");
  expect(await figure.locator("b").textContent()).toBe("5");
  await figure.click();
  const gaps = page.locator("#gaps .gap");
  expect(await gaps.count(), "five actions and five measures").toBe(10);
  const actions = await page
    .locator("#gaps .gap a[href^='#']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(actions).toEqual(["#a2", "#a13", "#a14", "#a15", "#a19"]);
  expect(await page.locator("#a13 .to").textContent()).toContain("まだどの施策にもつながっていません。");
  await follow(page, /\/nodes\/1-1-4$/, "#gaps");
  expect(await page.locator("#actions").textContent()).toContain("アクションは、まだ示されていません");
});

it("finds a Japanese word of two characters, and gives the plan away as YAML", async () => {
  const page = await openPlan("/search");
  await page.getByRole("searchbox").fill("防災");
  await page.locator("main form button").click();
  expect(page.url()).toContain("/search?q=");
  expect(await page.getByRole("status").textContent()).toMatch(/「防災」が\d+件見つかりました/);
  const hits = await page.locator("main ul.rows a").allTextContents();
  expect(hits.length).toBeGreaterThan(0);
  for (const hit of hits) expect(hit).toContain("防災");
  await expectReadable(page);
  const results = page.url();
  await follow(page, /\/(projects|nodes|evidence|trace)/, "main ul.rows");

  await page.goto(`${PLAN}/downloads`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("main a[href$='/plan.yaml']").click(),
  ]);
  const plan = parse(await readFile(await download.path(), "utf8"));
  expect(plan).toMatchObject({ format: "kakehashi-plan/1", municipality: "172014", plan: { key: "kanazawa-2023" } });
  expect([plan.projects.length, plan.listings.length, plan.actions.length]).toEqual([96, 99, 22]);
  await expectUsablePlaces(browser, [results, `${PLAN}/downloads`]);
});

it("prints the trace dark on white with every action, and without what only a screen needs", async () => {
  const page = await openPlan("/trace");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(
    await page
      .locator(".site-header nav, .languages, .site-footer .tools, main form")
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  expect(await page.locator(".trail-row").filter({ visible: true }).count()).toBe(22);
  expect(await page.locator("main").evaluate((main) => getComputedStyle(main).color)).toBe("rgb(0, 0, 0)");
  expect(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)).toMatch(
    /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/,
  );
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length, "all of it, not one window full").toBeGreaterThan(3);

  await page.goto(PLAN);
  await page.emulateMedia({ media: "print" });
  const closed = page.locator("main details:not([open]) > :not(summary)").first();
  expect(
    await closed.evaluate((part) => part.getBoundingClientRect().height),
    "closed parts are printed",
  ).toBeGreaterThan(0);
});
