import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dataFile } from "./data-file.ts";

test("a file of the checker is found from wherever the program lies", () => {
  expect(readFileSync(dataFile("everyday.tsv"), "utf8").startsWith("word\treading\n")).toBe(true);
});

test("a missing file is told by its name", () => {
  expect(() => dataFile("nothing.tsv")).toThrow("data/yasashii/nothing.tsv is missing");
});

test("the 1,026 kanji of primary school stand in their years", () => {
  const rows = readFileSync(dataFile("kanji-grades.tsv"), "utf8").trim().split("\n").slice(1);
  const years = rows.map((row) => Number(row.split("\t")[1]));
  const counts = [1, 2, 3, 4, 5, 6].map((year) => years.filter((each) => each === year).length);
  expect(counts).toEqual([80, 160, 200, 202, 193, 191]);
  expect(new Set(rows.map((row) => row.charAt(0))).size).toBe(1026);
});
