import type { Segment } from "../../../yasashii/index.ts";

/** A place of a text that has, or needs, furigana and does not show any. */
export interface ReadingPlace extends Segment {
  /** UTF-16 units of the text. */
  start: number;
  end: number;
}

/** A word of a text, wherever it stands with the same proposal. */
export interface Proposal {
  surface: string;
  /** Empty where nobody but a person can say: names. */
  proposed: string;
  choices: string[];
  needs: "name" | "choose" | "look";
  count: number;
  /** Whether to remember it for every text; the writer may say otherwise. */
  isKept: boolean;
}

const KANJI = /[\p{Script=Han}々〆ヶ〇]/u;
const KANJI_RUN = /^[\p{Script=Han}々〆ヶ〇]+$/u;

/** The places in order; segments joined are the text. A word whose reading stands behind it in 《》 is done. */
export function readingPlaces(segments: readonly Segment[]): ReadingPlace[] {
  let at = 0;
  return segments.flatMap((segment, index) => {
    const start = at;
    at += segment.surface.length;
    const isDone = segments[index + 1]?.surface.startsWith("《");
    const isRead = segment.reading !== null && segment.reading !== "";
    if (isDone || !KANJI.test(segment.surface) || !(isRead || segment.source === "name")) return [];
    return [{ ...segment, start, end: at }];
  });
}

const ORDER = { name: 1, choose: 0, look: 2 } as const;

/** Each word once: first those among whose readings somebody has to choose, then names, then the rest as they stand in the text. */
export function proposalsOf(places: readonly ReadingPlace[]): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const place of places) {
    const proposal = proposalOf(place);
    const key = keyOf(proposal);
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, proposal);
  }
  return [...found.values()].sort((a, b) => ORDER[a.needs] - ORDER[b.needs]);
}

const keyOf = ({ surface, proposed }: { surface: string; proposed: string }) => `${surface}\n${proposed}`;

function proposalOf({ surface, reading, alternatives, source }: ReadingPlace): Proposal {
  const needs = source === "author" ? "look" : source === "name" ? "name" : alternatives.length > 0 ? "choose" : "look";
  const proposed = needs === "name" ? "" : (reading ?? "");
  return {
    ...{ surface, proposed, needs, count: 1 },
    choices: [...new Set([reading ?? "", ...alternatives])].filter(Boolean),
    // A name is the same everywhere. What the dictionary knows needs no memory, and one of several readings says nothing of the next text.
    isKept: needs === "name",
  };
}

export interface Choice {
  surface: string;
  proposed: string;
  reading: string;
}

/** What to put into the text so that each chosen word has its reading behind it: 漢字《かんじ》, ｜14日《じゅうよっか》. */
export function insertsOf(
  text: string,
  places: readonly ReadingPlace[],
  choices: readonly Choice[],
): { at: number; words: string }[] {
  const chosen = new Map(choices.map((choice) => [keyOf(choice), choice.reading]));
  return places.flatMap((place) => {
    const reading = chosen.get(keyOf(proposalOf(place)));
    if (!reading) return [];
    const isRun = KANJI_RUN.test(place.surface) && !KANJI.test(text.charAt(place.start - 1));
    const mark = isRun || text.charAt(place.start - 1) === "｜" ? [] : [{ at: place.start, words: "｜" }];
    return [...mark, { at: place.end, words: `《${reading}》` }];
  });
}

/** The text with everything put in. */
export function withInserts(text: string, inserts: readonly { at: number; words: string }[]): string {
  let from = 0;
  const parts = inserts.map(({ at, words }) => {
    const part = text.slice(from, at) + words;
    from = at;
    return part;
  });
  return parts.join("") + text.slice(from);
}
