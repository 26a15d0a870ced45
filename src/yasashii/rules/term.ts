import { isExplained, isInExplanation } from "../words/explained.ts";
import { type Place, placesOf } from "../words/places.ts";
import { plainOf } from "../words/suggest.ts";
import type { Found, Rule } from "./rule.ts";

/** S2-6: an official word stays, and is explained where it first stands. */
export const term: Rule = (sentence, { glossary }) => {
  const known = new Set<string>();
  return placesOf(sentence, glossary).flatMap((place) => {
    if (place.rule !== "term") return [];
    const isKnown = known.has(place.word);
    known.add(place.word);
    return isKnown || isExplained(sentence.text, place) || isInExplanation(sentence.text, place.start)
      ? []
      : [foundAt(place)];
  });
};

function foundAt({ start, end, word, term: known }: Place): Found {
  const suggestions = known?.easy ? [`${word}〈${plainOf(known.easy)}〉`] : [];
  return { rule: "term", severity: "confirm", start, end, suggestions, isFix: suggestions.length > 0 };
}
