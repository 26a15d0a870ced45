import { expect, it } from "vitest";
import { DESK, findAccessibilityProblems, openPage, PHONE } from "#testing/browser.ts";
import { expectReadable } from "./expectations.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser } = await withBrowser();

it("leads a resident without script from the city to a project, on a phone in Easy Japanese", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/kanazawa/ja-easy/`);
  expect(await page.locator("html").getAttribute("lang")).toBe("ja");
  expect(await page.locator("html").getAttribute("data-variant")).toBe("easy");
  expect(await page.locator("ruby").count()).toBeGreaterThan(0);
  await expectReadable(page);

  await page
    .locator("main")
    .getByRole("link")
    .filter({ has: page.locator(":scope[href*='/plans/']") })
    .first()
    .click();
  await expectReadable(page);
  await page.locator("main a[href*='/nodes/']").first().click();
  await expectReadable(page);
  await page.goto(`${url}/kanazawa/ja-easy/plans/kanazawa-2023/tree`);
  await page.locator("main a[href*='/projects/']").first().click();
  expect(page.url()).toContain("/projects/");
  await expectReadable(page);
});

it("keeps the page when a resident changes the language, and turns it round for Arabic", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/kanazawa/ja/plans/kanazawa-2023`);
  await page.locator("header details.languages summary").click();
  await page.getByRole("link", { name: "العربية" }).click();
  expect(page.url()).toBe(`${url}/kanazawa/ar/plans/kanazawa-2023`);
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  const heading = await page.locator("h1").boundingBox();
  expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeGreaterThan(PHONE.width / 2);
  await expectReadable(page);
});

const PLACES = [
  "",
  "plans/kanazawa-2023",
  "plans/kanazawa-2023/tree",
  "plans/kanazawa-2023/trace",
  "plans/kanazawa-2023/evidence",
];

/** Each look at a page takes a second, so every language is looked at in test/long/all-languages.test.ts. */
it.each([
  { language: "ja", colorScheme: "light", places: PLACES },
  { language: "en", colorScheme: "dark", places: PLACES },
  { language: "ja-easy", colorScheme: "light", places: PLACES.slice(0, 2) },
  { language: "ar", colorScheme: "dark", places: PLACES.slice(0, 2) },
] as const)(
  "gives axe nothing to complain of in $language, $colorScheme",
  async ({ language, colorScheme, places }) => {
    const page = await openPage(browser, { viewport: DESK, colorScheme });
    for (const place of places) {
      await page.goto(`${url}/kanazawa/${language}/${place}`);
      expect(await findAccessibilityProblems(page), page.url()).toEqual([]);
    }
  },
);

it("asks no other host for anything", async () => {
  const page = await openPage(browser);
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  for (const place of PLACES) await page.goto(`${url}/kanazawa/en/${place}`);
  expect([...hosts]).toEqual([new URL(url).host]);
});
