import { holdsContact } from "#platform/personal-data.rules.ts";
import type { Person } from "./sealed.ts";

/** Always of the same length: how long a hidden name was is nobody's business. */
export const HIDDEN = "●●●";

export interface Redacted {
  text: string;
  /** Of the stretches to hide, those that are not in the text: somebody mistyped them. */
  missing: string[];
}

/** Puts ● over each stretch, wherever it stands; the longest first, so that none leaves a rest of another. */
export function hideStretches(text: string, stretches: readonly string[]): Redacted {
  const wanted = [...new Set(stretches.map((stretch) => stretch.trim()).filter(Boolean))];
  const longestFirst = wanted.toSorted((one, other) => other.length - one.length);
  const missing = wanted.filter((stretch) => !text.includes(stretch));
  return { text: longestFirst.reduce((so, stretch) => so.replaceAll(stretch, HIDDEN), text), missing };
}

const SHORTEST_NAME = 2;

const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s　・·,、.-]/gu, "");

/** Whether a text that is going to be public seems to tell who wrote it: what she said of herself, an address, a number. */
export function seemsPersonal(text: string, person: Person): boolean {
  if (holdsContact(text)) return true;
  const given = Object.values(person).map(folded);
  const names = (person.name ?? "").split(/[\s　・·]+/u).map(folded);
  return [...given, ...names].some((part) => part.length >= SHORTEST_NAME && folded(text).includes(part));
}
