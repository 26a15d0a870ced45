import type { Glossary } from "../glossary.ts";
import type { Sentence } from "../rules/rule.ts";
import { isExplained } from "./explained.ts";
import { placesOf } from "./places.ts";

/** The hard words of a sentence that it explains: the sentences behind it may use them. */
export function explainedIn(sentence: Sentence, glossary: Glossary): string[] {
  return placesOf(sentence, glossary)
    .filter((place) => isExplained(sentence.text, place))
    .map(({ start, end }) => sentence.text.slice(start, end));
}
