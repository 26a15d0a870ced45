import { plainOf } from "#modules/library/public.ts";
import type { Term } from "../glossary/term.rules.ts";
import { termsIn } from "../glossary/term.rules.ts";
import type { Exchange, Unit } from "../segments/unit.rules.ts";
import { readingsIn } from "../segments/unit.rules.ts";

export interface Note {
  category: "context" | "stale" | "glossary" | "reading" | "words";
  text: string;
}

/** The words in which notes for translators are written; files go to people outside who read Japanese or English. */
export interface NoteWords {
  kind(unit: Unit): string;
  stale(before: string): string;
  behind: string;
  locked(source: string, target: string): string;
  term(source: string, target: string): string;
  reading(surface: string, reading: string): string;
  words(words: string): string;
}

/** What whoever translates a unit should know. */
export function notesOf(
  unit: Unit,
  exchange: Exchange,
  { words, terms }: { words: NoteWords; terms: readonly Term[] },
): Note[] {
  const plain = plainOf(unit.source);
  const notes: Note[] = [{ category: "context", text: words.kind(unit) }];
  if (unit.words) notes.push({ category: "words", text: words.words(unit.words) });
  if (unit.state === "stale" && unit.before !== undefined)
    notes.push({ category: "stale", text: words.stale(unit.before) });
  if (unit.state === "behind") notes.push({ category: "stale", text: words.behind });
  for (const { source, target, isLocked } of termsIn(plain, exchange, terms))
    notes.push({ category: "glossary", text: isLocked ? words.locked(source, target) : words.term(source, target) });
  const readings = readingsIn(plain, exchange.sourceLanguage);
  if (readings.length > 0)
    notes.push({
      category: "reading",
      text: readings.map(({ surface, reading }) => words.reading(surface, reading)).join(" "),
    });
  return notes;
}
