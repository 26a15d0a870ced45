import { expect, it } from "vitest";
import { withDemoApp } from "#testing/test-app.ts";
import { findPageProblems } from "./page-rules.ts";
import { walkPages } from "./walk-pages.ts";

const app = await withDemoApp();

it("shows the cities of the installation", async () => {
  expect(await walkPages(app, "/", { limit: 1 })).toEqual({ visited: 1, problems: [] });
});

it.each([
  { start: "/kanazawa/ja/", limit: 400 },
  { start: "/sapporo/ja/", limit: 200 },
  { start: "/yamaguchi/ja/", limit: 100 },
  { start: "/kanazawa/en/", limit: 60 },
  { start: "/kanazawa/ja-easy/", limit: 60 },
  { start: "/kanazawa/vi/", limit: 30 },
  { start: "/kanazawa/ar/", limit: 30 },
])("has no dead link and no page with a flaw behind $start", async ({ start, limit }) => {
  const { visited, problems } = await walkPages(app, start, { limit });
  expect(visited).toBeGreaterThan(5);
  expect(problems).toEqual([]);
});

const GOOD =
  '<!doctype html><html lang="ja" dir="ltr"><head><title>計画</title></head><body><h1>計画</h1></body></html>';

it.each([
  { markup: '<p style="color:red">x</p>', problem: "a style attribute" },
  { markup: '<a onclick="go()">x</a>', problem: "an event attribute" },
  { markup: "<script>go()</script>", problem: "a script that stands in the page" },
  { markup: '<img src="https://example.org/x.png" alt="">', problem: "something of another host" },
  { markup: "<p>undefined</p>", problem: "a value that was not there" },
  { markup: '<form action="//example.org/"></form>', problem: "a form that is sent elsewhere" },
  { markup: "<h1>x</h1>", problem: "2 first headings" },
  { markup: '<p id="a"></p><p id="a"></p>', problem: "the id a more than once" },
  { markup: "<p>plan.home.title</p>", problem: "the key plan.home.title instead of its text" },
])("finds $problem", ({ markup, problem }) => {
  expect(findPageProblems({ address: "/", html: GOOD })).toEqual([]);
  const html = GOOD.replace("</body>", `${markup}</body>`);
  expect(findPageProblems({ address: "/", html })).toEqual([expect.stringContaining(`/: ${problem}`)]);
});

it("finds a page without a language or a title", () => {
  expect(findPageProblems({ address: "/", html: "<html><h1>x</h1></html>" })).toEqual([
    "/: no language and direction",
    "/: no title",
  ]);
});
