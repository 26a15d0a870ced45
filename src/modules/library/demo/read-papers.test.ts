import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { samplePdf, samplePng } from "#testing/sample-files.ts";
import type { PaperFile } from "./library-file.ts";
import { readPapers } from "./read-papers.ts";

const data = mkdtempSync(join(tmpdir(), "kakehashi-papers-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const folder = join(data, "library", "kanazawa", "files");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "list.pdf"), samplePdf({ pages: 4 }));
writeFileSync(join(folder, "old.pdf"), samplePdf({ pages: 2 }));
writeFileSync(join(folder, "lies.pdf"), samplePng());

const paper = (given: Partial<PaperFile> = {}): PaperFile => ({
  ...{ language: "ja", file: "list.pdf", title: "持ち物", version: 1, original: false },
  ...given,
});
const read = (files: PaperFile[], kind: "document" | "page" = "document") =>
  readPapers(data, "kanazawa", [{ key: "bag", kind, files }]);

it("takes the papers of an entry, the older version first, with its type, length and days", () => {
  const days = { valid_from: "2026-04-01", valid_to: "2027-03-31" };
  const papers = read([paper({ version: 2, original: true, ...days }), paper({ file: "old.pdf" })]);
  expect(papers.map(({ entry, type, pages }) => [entry, type, pages])).toEqual([
    ["bag", "pdf", 2],
    ["bag", "pdf", 4],
  ]);
  expect(papers[1]).toMatchObject({ validFrom: "2026-04-01", validTo: "2027-03-31", isOriginal: true });
  expect(papers[0]).toMatchObject({ validFrom: null, validTo: null, isOriginal: false });
});

it.each([
  { what: "a file that is not there", files: [paper({ file: "none.pdf" })], says: "none.pdf: there is no such file" },
  { what: "a file whose name lies", files: [paper({ file: "lies.pdf" })], says: "lies.pdf: not taken (otherType)" },
  { what: "a version twice", files: [paper(), paper({ file: "old.pdf" })], says: "ja: versions must be 1, 2, 3" },
  { what: "a version that is left out", files: [paper({ version: 2 })], says: "ja: versions must be 1, 2, 3" },
  {
    what: "days that are turned round",
    files: [paper({ valid_from: "2027-04-01", valid_to: "2026-04-01" })],
    says: "list.pdf: valid_to is before valid_from",
  },
])("refuses $what", ({ files, says }) => {
  expect(() => read(files)).toThrow(`bag.yaml: files: ${says}`);
});

it("refuses files of what is no document, and tells every mistake at once", () => {
  const tell = () => read([paper({ file: "none.pdf" })], "page");
  expect(tell).toThrow("only an entry of kind document offers files");
  expect(tell).toThrow("there is no such file");
});
