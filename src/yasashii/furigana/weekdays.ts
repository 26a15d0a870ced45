import type { Piece } from "./piece.ts";

const DAYS: Readonly<Record<string, string>> = {
  ...{ 月: "げつ", 火: "か", 水: "すい", 木: "もく", 金: "きん", 土: "ど", 日: "にち", 祝: "しゅく", 休: "きゅう" },
};
const DAY = "[月火水木金土日祝休]";
const JOIN = "[・、,〜～\\-－–]";
/** （月）, (土・日), 月・木: not a 月 that stands alone. */
const IN_BRACKETS = new RegExp(`(?<=[（(])${DAY}(?:${JOIN}?${DAY}){0,9}(?=[）)]|${JOIN}\\d)`, "g");
const JOINED = new RegExp(
  `(?<=週|[^\\p{Script=Han}ーァ-ヶ\\d]|^)[月火水木金土日](?:${JOIN}[月火水木金土日祝]){1,8}(?!\\p{Script=Han})`,
  "gu",
);
const BEFORE_WEEKDAY = new RegExp(
  `(?<=週|[^\\p{Script=Han}\\d]|^)[月火水木金土日](?:${JOIN}[月火水木金土日]){0,8}(?=${JOIN}[月火水木金土日]曜)`,
  "gu",
);

/** Days of the week by their first letter. */
export function weekdayPieces(text: string): Piece[] {
  if (!/[月火水木金土日]/.test(text)) return [];
  return [IN_BRACKETS, JOINED, BEFORE_WEEKDAY].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      [...match[0]].flatMap((letter, at): Piece[] => {
        const start = match.index + at;
        const reading = DAYS[letter];
        return reading ? [{ start, end: start + 1, reading, alternatives: [], source: "rule" }] : [];
      }),
    ),
  );
}
