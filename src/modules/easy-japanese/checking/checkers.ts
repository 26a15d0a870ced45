import { createHash } from "node:crypto";
import { type Checker, createChecker, createGlossary, type GlossaryTerm } from "../../../yasashii/index.ts";

export interface CityWords {
  terms: readonly GlossaryTerm[];
  /** Word → reading. */
  confirmed: ReadonlyMap<string, string>;
}

/** A checker keeps the sentences of the last texts, some ten megabytes: of so many cities at once. */
const MOST = 4;
const kept = new Map<number, { mark: string; checker: Checker }>();

/** The city's checker, with the sentences that it knows; a new one as soon as its words have changed. */
export function checkerOf(municipalityId: number, words: CityWords): Checker {
  const mark = markOf(words);
  const known = kept.get(municipalityId);
  kept.delete(municipalityId);
  const checker =
    known?.mark === mark
      ? known.checker
      : createChecker({ glossary: createGlossary(words.terms), confirmed: words.confirmed });
  kept.set(municipalityId, { mark, checker });
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return checker;
}

const markOf = ({ terms, confirmed }: CityWords) =>
  createHash("sha256")
    .update(JSON.stringify([terms, [...confirmed]]))
    .digest("base64");
