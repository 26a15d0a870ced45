import type { Sentence } from "../rules/rule.ts";
import type { CleanText } from "../text/clean.ts";
import type { Segment } from "./segment.ts";

export interface ReadingSetting {
  /** What an author has confirmed: word → reading. Stands above everything else. */
  confirmed: ReadonlyMap<string, string>;
}

/** The segments of a sentence as it was given (`input`), with its readings. */
export function annotate(
  _sentence: Sentence,
  { input }: { input: string; clean: CleanText },
  _setting: ReadingSetting,
): Segment[] {
  return input ? [{ surface: input, reading: null, alternatives: [], source: "none" }] : [];
}
