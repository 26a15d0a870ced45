import { expect, it } from "vitest";
import { fold } from "#platform/search/fold.rules.ts";
import { createChecker, createGlossary, gradeOf } from "../../../yasashii/index.ts";
import { shippedGlossary } from "./list-glossary.ts";
import type { Term } from "./term.rules.ts";
import { shippedTerms } from "./term-file.ts";

const terms = shippedTerms();
const checker = createChecker({ glossary: createGlossary(shippedGlossary()) });

/** What it says of the terms of which it says anything, so that a failure names the words. */
const complaints = (complaintOf: (term: Term) => string) =>
  terms.map((term) => ({ ja: term.ja, said: complaintOf(term) })).filter(({ said }) => said !== "");

const easyOf = ({ easy }: Term) => easy ?? "";
const explanationOf = ({ explanation }: Term) => explanation["ja-easy"] ?? "";

it("has some hundred terms, none written twice", () => {
  expect(terms.length).toBeGreaterThanOrEqual(500);
  const words = terms.map(({ ja }) => ja);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

it("says of every term how hard it is, what to do with it, what it means, and its English", () => {
  const missing = complaints((term) => {
    const parts = {
      level: term.level,
      use: term.use,
      easy: term.easy,
      "explanation.ja-easy": explanationOf(term),
      "explanation.en": term.explanation.en,
      "terms.en": term.terms.en,
    };
    return Object.keys(parts)
      .filter((part) => !isOneLine(parts[part as keyof typeof parts]))
      .join(", ");
  });
  expect(missing).toEqual([]);
});

it("reads each term as the checker does that knows no glossary, or says why not", () => {
  const alone = createChecker({ glossary: createGlossary([]) });
  const readingOf = (word: string) =>
    alone
      .check(word)
      .sentences.flatMap(({ segments }) => segments.map(({ surface, reading }) => reading ?? surface))
      .join("");
  const differing = complaints(({ ja, reading, reads }) => {
    const read = readingOf(ja);
    return reads !== undefined || fold(read) === fold(reading) ? "" : `${reading}, read as ${read}`;
  });
  expect(differing).toEqual([]);
});

it("gives the reading of all kanji of a paraphrase and an explanation", () => {
  const bare = complaints((term) =>
    [easyOf(term), explanationOf(term)].flatMap((text) => text.match(KANJI_ALONE) ?? []).join(" "),
  );
  expect(bare).toEqual([]);
});

it("paraphrases in words that the checker passes, so that what it suggests is easy", () => {
  const hard = complaints((term) =>
    checker
      .check(easyOf(term))
      // A paraphrase is a phrase: it ends in no です.
      .sentences.flatMap(({ findings }) => findings.filter(({ rule }) => rule !== "mixed-endings"))
      .filter(({ severity }) => severity !== "hint")
      .map(({ rule, text }) => `${rule}: ${text}`)
      .join(", "),
  );
  expect(hard).toEqual([]);
});

it("paraphrases in one phrase, which can stand in 〈〉", () => {
  const broken = complaints((term) => easyOf(term).replace(/[^。！？〈〉（）]/g, ""));
  expect(broken).toEqual([]);
});

it("explains in Easy Japanese of grade A or B", () => {
  const low = complaints((term) => {
    const { total } = checker.check(explanationOf(term)).score;
    return ["A", "B"].includes(gradeOf(total)) ? "" : `${gradeOf(total)}, ${total} points`;
  });
  expect(low).toEqual([]);
});

/** A run of kanji behind which no 《 opens. */
const KANJI_ALONE = /[\p{Script=Han}々]+(?![\p{Script=Han}々《])/gu;

const isOneLine = (text: string | null | undefined) => !!text && text.trim() !== "" && !text.includes("\n");
