import { lindera } from "../analyser/lindera.ts";
import { createGlossary } from "../glossary.ts";
import { cleanText } from "../text/clean.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { Rule } from "./rule.ts";

const NO_GLOSSARY = createGlossary([]);

/** What a rule alone says of a text, in one line a place: `17:30 ⇒ 午後5時30分` where one press mends it, else `→`. */
export const toldBy = (rule: Rule, text: string): string[] =>
  sentencesOf(text).flatMap(({ start, end }) => {
    const clean = cleanText(text.slice(start, end)).text;
    const found = rule({ text: clean, tokens: lindera.tokens(clean) }, { glossary: NO_GLOSSARY });
    return found.map((each) => {
      const words = clean.slice(each.start, each.end);
      return each.suggestions.length === 0
        ? words
        : `${words} ${each.isFix ? "⇒" : "→"} ${each.suggestions.join(" / ")}`;
    });
  });

/** The places alone. */
export const placesOf = (rule: Rule, text: string): string[] =>
  toldBy(rule, text).map((line) => line.split(/ [⇒→] /)[0] ?? "");
