import { expect, it } from "vitest";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { sitemapIndex, sitemapOf } from "./sitemap.rules.ts";

it("names each page with its day and with all its languages", () => {
  const changedAt = new Date("2026-11-21T05:00:00Z");
  const pages = [
    { path: "/guide/a", group: "guide" as const, changedAt },
    { path: "/", group: "essential" as const },
  ];
  const map = sitemapOf(pages, { base: "https://portal.example.jp", slug: "kanazawa", language: "vi" });
  expect(map.match(/<url>/g)).toHaveLength(2);
  expect(map).toContain(
    "<loc>https://portal.example.jp/kanazawa/vi/guide/a</loc><lastmod>2026-11-21T05:00:00.000Z</lastmod>",
  );
  expect(map.match(/rel="alternate"/g)).toHaveLength(2 * LANGUAGES.length);
  expect(map).toContain('hreflang="ja-x-easy" href="https://portal.example.jp/kanazawa/ja-easy/guide/a"');
});

it("lists the lists of all languages", () => {
  const index = sitemapIndex({ base: "https://portal.example.jp", slug: "kanazawa" });
  expect(index.match(/<sitemap>/g)).toHaveLength(LANGUAGES.length);
});
