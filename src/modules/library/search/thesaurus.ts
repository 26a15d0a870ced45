import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { createThesaurus, type SameWords, type Thesaurus } from "#platform/search/wanted.rules.ts";
import { COLOURS } from "../entries/entry.rules.ts";
import { type CityTerm, namesIn } from "../glossary/term.rules.ts";
import { COLOUR_WORDS } from "./search-doc.rules.ts";

/** The other words of one language's readers, and which term each comes from. */
export interface LibraryThesaurus extends Thesaurus {
  termOf: ReadonlyMap<SameWords, CityTerm>;
}

export function thesaurusFor(terms: readonly CityTerm[], say: Translator): LibraryThesaurus {
  const termOf = new Map(terms.map((term) => [sameWordsOf(term, say.language.code), term]));
  return { ...createThesaurus([...termOf.keys(), ...colourWords(say)]), termOf };
}

/**
 * What stands for a term in the texts that a reader of this language is looking through: hers, the Japanese, the English.
 * `known`: the languages in which it may be typed.
 */
export function sameWordsOf(
  { ja, reading, terms, synonyms }: CityTerm,
  language: LanguageCode,
  known: readonly LanguageCode[] = ALL,
): SameWords {
  const wordsIn = (code: LanguageCode) => [...namesIn(terms[code] ?? ""), ...(synonyms[code] ?? [])];
  const everywhere = known.flatMap(wordsIn);
  const said = [ja, ...[...new Set<LanguageCode>([language, "ja", "ja-easy", "en"])].flatMap(wordsIn)];
  return { names: [...new Set([ja, ...everywhere])], reading, said: [...new Set(said)] };
}

const ALL = LANGUAGES.map(({ code }) => code);

/** "red letter" in any language: what is printed on letters is written down in Japanese. */
const colourWords = (say: Translator): SameWords[] =>
  COLOURS.map((colour) => ({
    names: [stripReadings(say.t(`library.colour.${colour}`)), colour],
    said: [COLOUR_WORDS[colour]],
  }));
