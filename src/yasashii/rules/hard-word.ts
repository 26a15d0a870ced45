import type { GlossaryTerm } from "../glossary.ts";
import { isExplained } from "../words/explained.ts";
import { easyVerbOf } from "../words/japanese-verbs.ts";
import { type Place, placesOf } from "../words/places.ts";
import { plainOf, type Suggestion, suggestVerb } from "../words/suggest.ts";
import { onomatopoeia } from "./onomatopoeia.ts";
import type { Rule, Sentence } from "./rule.ts";
import { vague } from "./vague.ts";

/** S2-4: a word that is neither of daily life nor explained. */
export const hardWord: Rule = (sentence, setting) => {
  const places = placesOf(sentence, setting.glossary).filter(({ rule }) => rule === "hard-word");
  if (places.length === 0) return [];
  const others = [...onomatopoeia(sentence, setting), ...vague(sentence, setting)];
  const isTold = ({ start, end, word }: Place) =>
    !word.startsWith("余裕") && others.some((other) => other.start < end && start < other.end);
  return places
    .filter((place) => !isTold(place) && !isExplained(sentence.text, place))
    .map((place) => ({ rule: "hard-word", severity: "mend", start: place.start, ...suggestionFor(sentence, place) }));
};

function suggestionFor(sentence: Sentence, place: Place): Suggestion {
  if (place.verb !== undefined) return suggestVerb(sentence, place);
  const { end, term, word } = place;
  if (term?.easy) return { end, suggestions: [sayTerm(word, term, term.easy)], isFix: true };
  const verb = easyVerbOf(word);
  return { end, suggestions: verb ? [`${verb.easy}こと`] : [], isFix: false };
}

/** A word that stays is explained; else the easy words take its place. */
const sayTerm = (word: string, { use }: GlossaryTerm, easy: string) =>
  use === "keep" ? `${word}〈${plainOf(easy)}〉` : plainOf(easy);
