import { afterAll, expect, it } from "vitest";
import { findAccessibilityProblems, launchBrowser, openPage, scrollsSideways } from "#testing/browser.ts";

// The journeys trust these two; here they must find what is wrong on purpose.

const browser = await launchBrowser();
afterAll(() => browser.close());

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>x</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>x</h1>${body}</main></body></html>`;

it("finds what axe finds, and nothing on a page in order", async () => {
  const visitor = await openPage(browser);
  await visitor.setContent(page("<p>In order</p>"));
  expect(await findAccessibilityProblems(visitor)).toEqual([]);
  await visitor.setContent(page('<img src="x.png"><p style="color:#ccc">Pale</p>'));
  const problems = await findAccessibilityProblems(visitor);
  expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual(["color-contrast", "image-alt"]);
});

it("finds a page that a phone would have to scroll sideways, with scripts on and off", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const visitor = await openPage(browser, { javaScriptEnabled });
    await visitor.setContent(page("<p>Narrow</p>"));
    expect(await scrollsSideways(visitor)).toBe(false);
    await visitor.setContent(page('<table style="width:900px"><tr><td>Wide</td></tr></table>'));
    expect(await scrollsSideways(visitor)).toBe(true);
  }
});
