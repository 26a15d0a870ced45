import type { Text } from "#platform/i18n/text.ts";

export const ROUND_KINDS = ["publicComment", "standingVoice"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** Personal data that a city may ask for beside a comment. */
export const ASKED = ["name", "address", "contact"] as const;
export type Asked = (typeof ASKED)[number];

/** What somebody speaks to at the standing voice. */
export const TOPICS = ["life", "information", "plan", "other"] as const;
export type Topic = (typeof TOPICS)[number];

export interface DraftLink {
  title: Text;
  href: string;
}

/** A place where people can speak. */
export interface Round {
  id: number;
  key: string;
  kind: RoundKind;
  planId: number | null;
  title: Text;
  /** What the draft says, short, in each language. */
  summary: Text;
  draftText: Text | null;
  draftLinks: DraftLink[];
  draftVersion: number | null;
  questions: Text[];
  asks: Asked[];
  /** First and last day in Japan, both included; null for the standing voice. */
  opensOn: string | null;
  closesOn: string | null;
  keepMonths: number;
  isPublished: boolean;
  resultsOn: string | null;
  version: number;
  isDemo: boolean;
}

export type Phase = "coming" | "open" | "closed";

/** `today`: the day in Japan; the last day counts to its end. */
export function phaseOf({ opensOn, closesOn }: Pick<Round, "opensOn" | "closesOn">, today: string): Phase {
  if (opensOn !== null && today < opensOn) return "coming";
  return closesOn !== null && today > closesOn ? "closed" : "open";
}

/** The day from which personal data of a round are erased; null while the answers are not public. `months` after a 31st end with the month. */
export function eraseFrom(publishedOn: string | null, months: number): string | null {
  if (publishedOn === null) return null;
  const [year = 0, month = 0, day = 0] = publishedOn.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())));
  return end.toISOString().slice(0, 10);
}
