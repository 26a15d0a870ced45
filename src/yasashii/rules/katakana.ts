import { isExplained } from "../words/explained.ts";
import { type Place, placesOf } from "../words/places.ts";
import { plainOf } from "../words/suggest.ts";
import { EASY_LOANWORDS } from "../words/tables.ts";
import type { Found, Rule } from "./rule.ts";

/** S1-4: loanwords and abbreviations in Latin letters that are neither of daily life nor explained. */
export const katakana: Rule = (sentence, { glossary }) =>
  placesOf(sentence, glossary)
    .filter((place) => place.rule === "katakana" && !isExplained(sentence.text, place))
    .map(foundAt);

function foundAt({ start, end, word, term }: Place): Found {
  const explained = term?.easy ? [`${word}〈${plainOf(term.easy)}〉`] : [];
  const suggestions = [...explained, ...(EASY_LOANWORDS.get(word.normalize("NFKC")) ?? [])];
  return { rule: "katakana", severity: "mend", start, end, suggestions, isFix: explained.length > 0 };
}
