import { expect, it } from "vitest";
import { blockingFiles, longestList } from "./page-weight.ts";

it("counts the longest single list, not what lies in the lists inside it", () => {
  expect(longestList("<p>none</p>")).toBe(0);
  expect(longestList("<ul><li>1</li><li>2<ol><li>a</li><li>b</li><li>c</li></ol></li></ul>")).toBe(3);
  expect(longestList("<table><thead><tr></tr></thead><tbody><tr></tr><tr></tr></tbody></table>")).toBe(2);
});

it("knows which files a browser waits for before it paints", () => {
  const html =
    '<link rel="stylesheet" href="/a.css"/><link rel="alternate" href="/x"/><script src="/b.js" defer></script><script src="/c.js"></script>';
  expect(blockingFiles(html)).toEqual(["/a.css", "/c.js"]);
});
