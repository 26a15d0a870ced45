import type { Token } from "../analyser/analyser.ts";
import type { Glossary, GlossaryTerm } from "../glossary.ts";
import type { Sentence } from "../rules/rule.ts";
import { joined } from "./joined.ts";
import { placesOfRun, runFrom } from "./noun-run.ts";
import { placeOfWord } from "./single-word.ts";
import { type TermMatch, termsIn } from "./terms.ts";

/** A place that asks for an easier word, with what is known of it. The four rules of vocabulary share one look at a sentence. */
export interface Place {
  rule: "hard-word" | "sino-verb" | "katakana" | "term";
  start: number;
  end: number;
  /** The word that a table may know: the noun of a verb, the dictionary form, the term. */
  word: string;
  term?: GlossaryTerm;
  /** Index of the token behind a noun that is said as a verb: a form of する. */
  doing?: number;
  /** Index of a verb's own token. */
  verb?: number;
}

const seen = new WeakMap<Sentence, { glossary: Glossary; places: readonly Place[] }>();

export function placesOf(sentence: Sentence, glossary: Glossary): readonly Place[] {
  const known = seen.get(sentence);
  if (known && known.glossary === glossary) return known.places;
  const places = look(sentence, glossary);
  seen.set(sentence, { glossary, places });
  return places;
}

/** What one look at a sentence works with. */
export interface Look {
  text: string;
  tokens: readonly Token[];
  /** By token: the longest term of the glossary that begins there. */
  terms: ReadonlyMap<number, TermMatch>;
}

function look(sentence: Sentence, glossary: Glossary): Place[] {
  const { text } = sentence;
  const tokens = joined(sentence.tokens);
  const at: Look = { text, tokens, terms: termsIn({ text, tokens }, glossary) };
  const places: Place[] = [];
  for (let index = 0; index < tokens.length; ) {
    const run = runFrom(at, index);
    if (run > index) {
      places.push(...placesOfRun(at, index, run));
      index = run;
      continue;
    }
    const { place, next } = placeOfWord(at, index);
    if (place) places.push(place);
    index = next;
  }
  return places;
}
