import type { LanguageCode } from "#platform/i18n/languages.ts";

export const ENTRY_KINDS = ["page", "procedure", "letter", "document", "news"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const LIFE_EVENTS = [
  "arrival",
  "move",
  "birth",
  "school",
  "marriage",
  "job",
  "illness",
  "leaving",
  "disaster",
] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/** Of a letter: how soon something has to be done. `keep`: nothing to do, but the paper is needed later. */
export const URGENCIES = ["now", "soon", "later", "keep"] as const;
export type Urgency = (typeof URGENCIES)[number];

export const COLOURS = ["red", "blue", "green", "yellow", "orange", "pink", "white"] as const;
export type Colour = (typeof COLOURS)[number];

/** What is printed on a notice that the city sends, so that it can be recognised. */
export interface LetterMarks {
  titles: string[];
  senders: string[];
  colours: Colour[];
  urgency: Urgency;
}

/** Where a figure, a fee or a deadline comes from. `date`: the day on which somebody read it there. */
export interface SourceNote {
  name: string;
  url?: string;
  date: string;
}

export interface Attributes {
  topics: string[];
  lifeEvents: LifeEvent[];
  /** Other words that people search for, by language. */
  synonyms: Partial<Record<LanguageCode, string[]>>;
  letter?: LetterMarks;
}

/** A page, procedure, letter, document or news of the library, without its words. */
export interface Entry {
  id: number;
  key: string;
  kind: EntryKind;
  parentId: number | null;
  position: number;
  rootLanguage: LanguageCode;
  attributes: Attributes;
  sources: Record<string, SourceNote>;
  ownerPostId: number | null;
  /** Days: `2027-03-31`. */
  reviewBy: string | null;
  shownFrom: string | null;
  shownTo: string | null;
  archivedAt: Date | null;
  isSample: boolean;
  version: number;
}

export const NO_ATTRIBUTES: Attributes = { topics: [], lifeEvents: [], synonyms: {} };

/** Where an entry is read, behind `/{slug}/{language}`. It never changes: it stands in QR codes on paper. */
export function entryPath({ kind, key }: Pick<Entry, "kind" | "key">): string {
  if (kind === "letter") return `/letters/${key}`;
  if (kind === "document") return `/documents/${key}`;
  if (kind === "news") return `/news/${key}`;
  return `/guide/${key}`;
}
