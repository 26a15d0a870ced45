import fc from "fast-check";
import { expect, it } from "vitest";
import { lindera } from "../analyser/lindera.ts";
import { createGlossary } from "../glossary.ts";
import { cleanText } from "../text/clean.ts";
import { sentencesOf } from "../text/sentences.ts";
import { dateTime } from "./date-time.ts";
import { doubleNegative } from "./double-negative.ts";
import { keigo } from "./keigo.ts";
import { longSentence } from "./long-sentence.ts";
import { mixedEndings } from "./mixed-endings.ts";
import { must } from "./must.ts";
import { nominalisation } from "./nominalisation.ts";
import { onomatopoeia } from "./onomatopoeia.ts";
import { passiveCausative } from "./passive-causative.ts";
import type { Rule } from "./rule.ts";
import { vague } from "./vague.ts";

const RULES: Record<string, Rule> = {
  dateTime,
  doubleNegative,
  keigo,
  longSentence,
  mixedEndings,
  must,
  nominalisation,
  onomatopoeia,
  passiveCausative,
  vague,
};
const PIECES =
  "お|ご|ください|いただき|ます|れる|られ|せる|させ|て|で|ない|なければ|わけ|に|は|ん|ず|申請|の|際|後|前|を|行う|可能|です|こと|。|、|（|）|「|」|〜|～|-|/|:|：|1|17|30|時|分|月|日|年|令和|R8.|元|九|ぐらぐら|ドサッ|と|っと|等|おそれ|が|ある|程度|原則|様|方|ございます|おり|　|\n|😀|\ud800|ﾊﾟ|<b>|《|》|々|Việt".split(
    "|",
  );
const oddText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3, unit: "binary" })), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
const setting = { glossary: createGlossary([]) };

it("finds places that lie within the sentence, in any text", () => {
  fc.assert(
    fc.property(oddText, (text) => {
      for (const { start, end } of sentencesOf(text)) {
        const clean = cleanText(text.slice(start, end)).text;
        const sentence = { text: clean, tokens: lindera.tokens(clean) };
        for (const found of Object.values(RULES).flatMap((rule) => rule(sentence, setting))) {
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(clean.length);
          expect(found.isFix && found.suggestions.length === 0).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});

const LONG = [
  "ぐらぐら",
  "1〜2人、",
  "ないわけではない",
  "お申し込みの際",
  " ",
  "（",
  "。 ",
  "R8.4.1〜",
  "申請",
  "ドサッと",
  "ず",
];

it.each(LONG)("gets through twenty thousand letters of %j", (piece) => {
  const text = piece.repeat(20_000 / piece.length);
  const sentence = { text, tokens: lindera.tokens(text) };
  for (const rule of Object.values(RULES)) expect(Array.isArray(rule(sentence, setting))).toBe(true);
});

it.each(Object.keys(RULES))("%s says nothing of an empty text", (name) => {
  expect(RULES[name]?.({ text: "", tokens: [] }, setting)).toEqual([]);
});
