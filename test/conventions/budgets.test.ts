import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { writeScratchTree } from "./scratch-tree.ts";

const BIOME = join(checkout, "node_modules", "@biomejs", "biome", "bin", "biome");

interface Report {
  diagnostics: { category: string }[];
}

/** The names of the rules that the linter, with the settings of this checkout, finds broken in one file. */
function brokenRules(path: string, content: string): string[] {
  const { $schema: _, ...settings } = JSON.parse(readFileSync(join(checkout, "biome.json"), "utf8"));
  const folder = writeScratchTree({ "biome.json": JSON.stringify(settings), [path]: content });
  const { stdout } = spawnSync(process.execPath, [BIOME, "lint", "--reporter=json", path], {
    cwd: folder,
    encoding: "utf8",
  });
  const report = JSON.parse(stdout) as Report;
  return report.diagnostics.map(({ category }) => category.split("/").at(-1) ?? "");
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `  console.log(${index});`).join("\n");
const branches = (count: number) =>
  Array.from({ length: count }, (_, index) => `  if (n === ${index}) return ${index};`).join("\n");

const WITHIN = [
  { path: "src/a.ts", content: `export function within() {\n${lines(45)}\n}\n` },
  { path: "src/a.tsx", content: `export function Within() {\n${lines(75)}\n  return null;\n}\n` },
  { path: "src/a.test.ts", content: `export function within() {\n${lines(90)}\n}\n` },
  { path: "src/a.ts", content: `export function within(n: number) {\n${branches(9)}\n  return 0;\n}\n` },
  { path: "src/a.ts", content: "export const within = (a: number, b: number, c: number) => a + b + c;\n" },
];

it.each(WITHIN)("lets pass what is within the budgets: $path, case %#", ({ path, content }) => {
  expect(brokenRules(path, content)).toEqual([]);
});

const BEYOND = [
  {
    what: "a function of more than 50 lines",
    rule: "noExcessiveLinesPerFunction",
    path: "src/a.ts",
    content: `export function beyond() {\n${lines(55)}\n}\n`,
  },
  {
    what: "a component of more than 80 lines",
    rule: "noExcessiveLinesPerFunction",
    path: "src/a.tsx",
    content: `export function Beyond() {\n${lines(85)}\n  return null;\n}\n`,
  },
  {
    what: "a complexity above 10",
    rule: "noExcessiveCognitiveComplexity",
    path: "src/a.ts",
    content: `export function beyond(n: number) {\n${branches(12)}\n  return 0;\n}\n`,
  },
  {
    what: "more than three parameters",
    rule: "useMaxParams",
    path: "src/a.ts",
    content: "export const beyond = (a: number, b: number, c: number, d: number) => a + b + c + d;\n",
  },
  { what: "any", rule: "noExplicitAny", path: "src/a.ts", content: "export const beyond = (a: any) => a;\n" },
  {
    what: "a claim that something is not null",
    rule: "noNonNullAssertion",
    path: "src/a.ts",
    content: "export const beyond = (a?: string) => a!.length;\n",
  },
];

it.each(BEYOND)("refuses $what", ({ rule, path, content }) => {
  expect(brokenRules(path, content)).toContain(rule);
});
