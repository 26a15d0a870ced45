import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

export const REMARK_KINDS = ["missing", "wrong"] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];
/** `changed`, `unchanged`: somebody of the city has read it and said what became of it. */
export type RemarkState = "open" | "changed" | "unchanged";

export const LONGEST_REMARK = 1_000;

/** What somebody wrote about a page. Nothing of whom. */
export interface Remark {
  id: number;
  entryId: number;
  language: LanguageCode;
  kind: RemarkKind;
  /** Null where staff took the words away because they told of a person. */
  words: string | null;
  /** The day in Japan. */
  receivedOn: string;
  state: RemarkState;
  note: Note | null;
  closedOn: string | null;
  closedBy: string | null;
  version: number;
}

/** What the page says of it: "You said … we changed …". */
export interface Note {
  said: Text;
  changed: Text;
}

/** One page, language and month: how many found it helpful, how many did not, how many wrote. */
export interface Count {
  entryId: number;
  language: LanguageCode;
  /** `2026-04` */
  month: string;
  yes: number;
  no: number;
  texts: number;
}

export type Numbers = Pick<Count, "yes" | "no" | "texts">;

const NOTHING: Numbers = { yes: 0, no: 0, texts: 0 };

export const sumOf = (counts: readonly Numbers[]): Numbers =>
  counts.reduce<Numbers>(
    (sum, { yes, no, texts }) => ({ yes: sum.yes + yes, no: sum.no + no, texts: sum.texts + texts }),
    NOTHING,
  );

/** Sums by whatever a count belongs to (its page, its language, its month), in the order in which they come. */
export function sumsBy<Key>(counts: readonly Count[], keyOf: (count: Count) => Key): Map<Key, Numbers> {
  return new Map([...Map.groupBy(counts, keyOf)].map(([key, group]) => [key, sumOf(group)]));
}

/** What of all that may have a note a page shows: the newest ones only. */
export const MOST_NOTES = 3;
