import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { findAccessibilityProblems, openPage } from "#testing/browser.ts";
import { serveFiles } from "../../e2e/static-server.ts";
import { withBrowser } from "../../e2e/with-browser.ts";

const { browser, ...installation } = await withBrowser();
const { url } = installation;
const folder = mkdtempSync(join(tmpdir(), "kakehashi-site-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The whole portal in 16 languages is written first. */
const PUBLISHING_MS = 600_000;

it(
  "is served as files once the application and its database are gone, search included",
  async () => {
    const args = ["publish", "kanazawa", folder, "--base-url=https://portal.example.jp"];
    execFileSync(process.execPath, [join(checkout, "dist", "main.js"), ...args], {
      env: { ...process.env, DATABASE_URL: installation.databaseUrl, KAKEHASHI_DATA: installation.dataFolder },
    });
    await installation.stop();
    await expect(fetch(`${url}/readyz`)).rejects.toThrow();

    const files = await serveFiles(join(folder, "current"));
    const page = await openPage(browser);
    await page.goto(`${files.url}/kanazawa/ne/guide/emergency`);
    await page.locator("header details.languages summary").click();
    await page.locator("header").getByRole("link", { name: "Tiếng Việt" }).click();
    await page.waitForURL("**/kanazawa/vi/guide/emergency");
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto(`${files.url}/kanazawa/vi/search?q=r%C3%A1c`);
    await expect.poll(() => page.title()).toMatch(/^rác: /);
    await page.locator("[data-search-hits] a").first().click();
    expect(await page.locator("h1").count()).toBe(1);
    await page.goto(`${files.url}/kanazawa/vi/documents/evacuation-bag`);
    const paper = await page.locator(".papers a").first().getAttribute("href");
    expect(await (await fetch(files.url + paper)).text()).toMatch(/^%PDF-/);
    await page.goto(`${files.url}/kanazawa/ja-easy/guide/emergency`);
    await page.locator("#furigana-off").check();
    await page.goto(`${files.url}/kanazawa/ja-easy/guide/garbage`);
    expect(await page.locator("main rt").first().isVisible()).toBe(false);
    // What needs the server says so, and leads nowhere.
    await page.goto(`${files.url}/kanazawa/ja/plans/kanazawa-2023/downloads`);
    expect(await page.locator("main a[aria-disabled]").count()).toBeGreaterThan(0);
    expect(await page.locator("footer a[href*='/staff']").count()).toBe(0);
    expect((await page.goto(`${files.url}/kanazawa/vi/nothing`))?.status()).toBe(404);
    expect(await page.locator("h1").count()).toBe(1);
    await page.context().close();
    await files.stop();
  },
  PUBLISHING_MS,
);
