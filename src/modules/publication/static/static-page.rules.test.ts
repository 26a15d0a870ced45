import { expect, it } from "vitest";
import { fileOfPage, pathsLinked, type StaticPlace, staticPage, targetOf } from "./static-page.rules.ts";

const place: StaticPlace = {
  slug: "kanazawa",
  language: "vi",
  policy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  needsServer: "<p>later</p>",
  needsServerTitle: 'not "now"',
  isThere: (address) => ["/kanazawa/vi/guide", "/kanazawa/vi/search", "/kanazawa/vi/opinions"].includes(address),
};

it("keeps a link that leads to a file", () => {
  const link = '<a class="x" href="/kanazawa/vi/guide#top">guide</a>';
  expect(staticPage(link, place)).toBe(link);
});

it("takes its address from a link that needs the server, and says so", () => {
  const shown = staticPage('<a class="x" href="/kanazawa/staff/">staff</a>', place);
  expect(shown).toBe('<a class="x" role="link" aria-disabled="true" title="not &#34;now&#34;">staff</a>');
});

it("keeps a query for the search only: nothing else reads it", () => {
  const search = '<a href="/kanazawa/vi/search?q=a&amp;b=c">x</a>';
  expect(staticPage(search, place)).toBe(search);
  expect(staticPage('<a href="/kanazawa/vi/opinions?page=2">x</a>', place)).not.toContain("href");
});

it("leaves other sites alone", () => {
  const link = '<a href="https://www.example.jp/">x</a><a href="tel:119">119</a>';
  expect(staticPage(link, place)).toBe(link);
});

it("puts a sentence in the place of a form that is sent to the server, and leaves the search", () => {
  const form = '<form class="x" method="post" action="/kanazawa/vi/comments/a"><p>x</p></form>';
  expect(staticPage(form, place)).toBe("<div data-needs-server><p>later</p></div>");
  const search = '<form class="search ask" action="/kanazawa/vi/search" method="get"><input/></form>';
  expect(staticPage(search, place)).toBe(search);
  expect(staticPage(search.replace("/search", "/opinions"), place)).toContain("later");
});

it("carries the policy that a server of files does not send", () => {
  expect(staticPage('<head><meta charset="utf-8"/>', place)).toBe(
    `<head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'"/>`,
  );
});

it("finds the addresses that a page leads to, each once", () => {
  const html = '<a href="/a?x=1">1</a><a class="b" href="/a#y">2</a><a href="https://c/">3</a>';
  expect(pathsLinked(html)).toEqual(["/a"]);
});

it.each([
  ["/kanazawa/vi/guide/garbage", { kind: "page", language: "vi", path: "/guide/garbage" }],
  ["/kanazawa/vi/", { kind: "page", language: "vi", path: "/" }],
  ["/kanazawa/files/abc.pdf", { kind: "document" }],
  ["/kanazawa/q/garbage", { kind: "short", path: "/garbage" }],
  ["/kanazawa/staff/", { kind: "server" }],
  ["/kanazawa/vi/plans/x/plan.xlsx", { kind: "server" }],
  ["/api/v1/docs", { kind: "server" }],
  ["/sapporo/vi/", { kind: "server" }],
])("knows what %s is to a publication", (address, target) => {
  expect(targetOf(address, "kanazawa", ["ja", "vi"])).toEqual(target);
});

it("gives each page a folder, so that any web server finds it", () => {
  expect(fileOfPage("kanazawa", "vi", "/")).toBe("kanazawa/vi/index.html");
  expect(fileOfPage("kanazawa", "vi", "/guide/garbage")).toBe("kanazawa/vi/guide/garbage/index.html");
});
