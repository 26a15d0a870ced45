import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { shippedGlossary } from "#modules/library/public.ts";
import { checkout } from "#platform/checkout.ts";
import { createChecker, createGlossary, GRADES, gradeOf } from "../../src/yasashii/index.ts";

const checker = createChecker({ glossary: createGlossary(shippedGlossary()) });
const PASSES = GRADES.filter(({ grade }) => grade === "A" || grade === "B").map(({ grade }) => grade);
const plans = join(checkout, "data", "plans");
const entries = join(checkout, "data", "library", "kanazawa", "entries");

/** A name of its own that nobody can say otherwise; it is explained. */
const NAMES = ["山口県国際交流協会"];

it.each(readdirSync(plans).filter((name) => name.endsWith(".yaml")))("%s: titles and summaries are easy", (name) => {
  const texts = easyTexts(parse(readFileSync(join(plans, name), "utf8")));
  expect(texts.length).toBeGreaterThan(5);
  const hard = texts.filter((text) => !isEasy(text) && !NAMES.some((own) => plainOf(text).includes(own)));
  expect(hard).toEqual([]);
});

it.each(readdirSync(entries))("%s: the page is easy", (name) => {
  const { texts } = parse(readFileSync(join(entries, name), "utf8"));
  const page = Object.values(texts["ja-easy"] ?? {}).flatMap(wordsIn);
  expect(page.length).toBeGreaterThan(0);
  expect(isEasy(page.join("\n"))).toBe(true);
});

const isEasy = (text: string) => PASSES.includes(gradeOf(checker.check(text).score.total));
const plainOf = (text: string) => text.replace(/《[^》]*》/g, "");

function easyTexts(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "ja-easy" && typeof each === "string" ? [each] : easyTexts(each),
  );
}

/** All texts of a part of a page, without the marks of emphasis and links. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value.replaceAll("**", "").replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1")];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
