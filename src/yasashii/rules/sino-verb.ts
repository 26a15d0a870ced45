import { isExplained } from "../words/explained.ts";
import { placesOf } from "../words/places.ts";
import { suggestDoing } from "../words/suggest.ts";
import type { Rule } from "./rule.ts";

/** S2-9: 記入する where 書く says it. Verbs that everybody learns at first (勉強する) are words of daily life. */
export const sinoVerb: Rule = (sentence, { glossary }) =>
  placesOf(sentence, glossary)
    .filter((place) => place.rule === "sino-verb" && !isExplained(sentence.text, place))
    .map((place) => ({ rule: "sino-verb", severity: "mend", start: place.start, ...suggestDoing(sentence, place) }));
