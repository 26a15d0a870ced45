import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { mayUse } from "#app/may-use.ts";
import { checkout } from "#platform/checkout.ts";
import { drawGraph, withGraph } from "../../scripts/architecture.ts";

const read = (path: string) => readFileSync(join(checkout, path), "utf8");
const lineCount = (text: string) => text.trimEnd().split("\n").length;

it("draws the module graph in ARCHITECTURE.md as the table says (npm run architecture)", () => {
  const page = read("ARCHITECTURE.md");
  expect(withGraph(page)).toBe(page);
  expect(withGraph(page, { ...mayUse, events: ["plan"] })).not.toBe(page);
  expect(drawGraph({ plan: ["accounts"], accounts: [] })).toContain("plan --> accounts");
  expect(() => withGraph("# No place for it")).toThrow("has no place for the module graph");
});

it("keeps the architecture on one page", () => {
  expect(lineCount(read("ARCHITECTURE.md"))).toBeLessThanOrEqual(90);
});

it.each(Object.keys(mayUse))("tells what the module %s is for, in at most 25 lines", (name) => {
  const readme = read(`src/modules/${name}/README.md`);
  expect(lineCount(readme)).toBeLessThanOrEqual(25);
  for (const part of ["Tables owned", "Who may"]) expect(readme).toContain(part);
});

/** One line for each way in which a decision record is not one. */
function recordProblems(name: string, text: string): string[] {
  const parts = ["## Context", "## Decision", "## Consequences"].filter((part) => !text.includes(`\n${part}\n`));
  return [
    ...(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name) ? [] : ["is not called NNNN-title.md"]),
    ...(lineCount(text) <= 40 ? [] : ["is longer than 40 lines"]),
    ...parts.map((part) => `lacks ${part}`),
  ].map((problem) => `${name} ${problem}`);
}

it("keeps decision records short, numbered and in one form", () => {
  const names = readdirSync(join(checkout, "docs", "decisions")).sort();
  expect(names.flatMap((name) => recordProblems(name, read(`docs/decisions/${name}`)))).toEqual([]);
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  const LONG = "x\n".repeat(41);
  expect(recordProblems("9-why.md", `${LONG}\n## Context\n\n## Decision\n`)).toEqual([
    "9-why.md is not called NNNN-title.md",
    "9-why.md is longer than 40 lines",
    "9-why.md lacks ## Consequences",
  ]);
});

/** Links to files that are not there. */
function deadLinks(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  return targets
    .filter((target) => !existsSync(join(checkout, dirname(path), target)))
    .map((target) => `${path}: ${target}`);
}

it("links only to files that are there", () => {
  const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/words.md", "docs/plan-file.md"];
  expect(pages.flatMap((path) => deadLinks(path, read(path)))).toEqual([]);
  expect(deadLinks("docs/words.md", "[x](gone.md) [y](plan-file.md) [z](https://example.org/)")).toEqual([
    "docs/words.md: gone.md",
  ]);
});

it("has an Apache licence, and a note for each change that users see", () => {
  expect(read("LICENSE")).toContain("Apache License");
  expect(JSON.parse(read("package.json")).license).toBe("Apache-2.0");
  const changes = readdirSync(join(checkout, "changes")).filter((name) => name !== "README.md");
  expect(changes.length).toBeGreaterThan(0);
  for (const name of changes) expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
});
