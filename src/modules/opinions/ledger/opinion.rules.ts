import type { Issue } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

/** Where an opinion comes from. */
export const SOURCES = [
  "council",
  "workingGroup",
  "publicComment",
  "hearing",
  "residentsMeeting",
  "standingVoice",
] as const;
export type Source = (typeof SOURCES)[number];

/** What the city does with it, in the order in which officials list them: reflected … not reflected. */
export const DISPOSITIONS = ["reflected", "alreadyThere", "later", "noted", "notReflected"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const PLACE_KINDS = ["plan", "node", "project", "indicator"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The city's answer. `by`: post and section under the names that they had on that day. */
export interface Answer {
  disposition: Disposition;
  text: Text;
  on: string;
  by: { post: Text; section: Text | null } | null;
}

/** What an opinion is about; `key` is empty where it is the whole plan. */
export interface Place {
  planId: number;
  kind: PlaceKind;
  key: string;
}

/** What became of an opinion, in words, and where it can be seen. */
export interface OpinionChange {
  id: number;
  on: string;
  text: Text;
  href: string | null;
  planId: number | null;
  /** An act in the plan's history. */
  planBatch: number | null;
  planVersion: number | null;
  sheetId: number | null;
}

export interface Opinion {
  id: number;
  source: Source;
  roundId: number | null;
  meetingId: number | null;
  /** The meeting or hearing where it was said, by its name. */
  occasion: Text | null;
  saidOn: string;
  topic: string | null;
  /** As it was said or written, without what would tell who it was. */
  words: string;
  /** Null for a language that the product does not know. */
  language: LanguageCode | null;
  /** What staff wrote in other languages. */
  renderings: Text;
  isRedacted: boolean;
  postId: number | null;
  dueOn: string | null;
  answer: Answer | null;
  publishedAt: Date | null;
  version: number;
  isDemo: boolean;
}

type Worded = Pick<Opinion, "words" | "language" | "renderings">;

/** The opinion in every language that it is there in: what was said itself wins over a rendering. */
export function opinionText({ words, language, renderings }: Worded): Text {
  if (language) return { ...renderings, [language]: words };
  return Object.keys(renderings).length > 0 ? renderings : { ja: words };
}

/** Whether the reader of this language reads the city's rendering and not what was said itself. */
export const isRendering = ({ language }: Pick<Worded, "language">, shown: LanguageCode): boolean => language !== shown;

/** Officials and council members read the table in Japanese: what was said in another language is published with a rendering. */
export function publishIssues({ language, renderings }: Worded): Issue[] {
  const isReadable = language === "ja" || language === "ja-easy" || Boolean(renderings.ja);
  return isReadable ? [] : [{ path: "rendering.ja", code: "opinions.staff.error.renderingMissing" }];
}

/** April to March: 2024 for 2025-03-31. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 4 ? year : year - 1;
}

export const fiscalYearDays = (year: number) => ({ from: `${year}-04-01`, to: `${year + 1}-03-31` });
