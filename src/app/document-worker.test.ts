import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";

/** Packages that a bundle loads as it starts. */
function packagesOf(bundle: string): string[] {
  const code = readFileSync(join(checkout, "dist", bundle), "utf8");
  const found = [...code.matchAll(/^import (?:[^"']* from )?"(?!node:|[./#])([^"]+)"/gm)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set(found)].sort();
}

it("reads and writes documents without pages and database, and the server without the library for workbooks", () => {
  expect(packagesOf("document-worker.js")).toEqual([
    "csv-parse/sync",
    "fast-xml-parser",
    "hucre",
    "iconv-lite",
    "intl-messageformat",
    "uqr",
    "yaml",
    "zod",
  ]);
  expect(packagesOf("main.js")).toContain("pg");
  expect(packagesOf("main.js")).not.toContain("hucre");
});

it("loads what prints and what writes Word in the document worker alone, and there only when it is needed", () => {
  const lazy = ["@myriaddreamin/typst-ts-node-compiler", "docx"];
  const loadedLater = (bundle: string) => {
    const code = readFileSync(join(checkout, "dist", bundle), "utf8");
    return lazy.filter((name) => code.includes(`await import("${name}")`));
  };
  expect(loadedLater("document-worker.js")).toEqual(lazy);
  expect(loadedLater("main.js")).toEqual([]);
  expect(packagesOf("main.js").filter((name) => lazy.includes(name))).toEqual([]);
});
