import { getLanguage, type Language, type LanguageCode } from "./languages.ts";

/** A text in the languages that somebody wrote it in. */
export type Text = Partial<Record<LanguageCode, string>>;

/** A text as shown to a reader: in which language it is, and whether that is the one asked for. */
export interface ResolvedText {
  value: string;
  language: Language;
  isFallback: boolean;
}

/** Follows the reader's chain (vi → en → ja-easy → ja). Never throws: an empty text is an empty string in the asked language. */
export function resolveText(text: Text | null | undefined, wanted: Language): ResolvedText {
  for (const code of [wanted.code, ...wanted.fallback]) {
    const value = text?.[code];
    if (value) return { value, language: getLanguage(code), isFallback: code !== wanted.code };
  }
  for (const [code, value] of Object.entries(text ?? {})) {
    if (value) return { value, language: getLanguage(code as LanguageCode), isFallback: true };
  }
  return { value: "", language: wanted, isFallback: false };
}

/** The same as plain characters, readings dropped: for titles, attributes, files, search. */
export function plainText(text: Text | null | undefined, wanted: Language): string {
  return stripReadings(resolveText(text, wanted).value);
}

const READING = /《[^《》]*》/gu;

export function stripReadings(value: string): string {
  return value.includes("《") ? value.replace(READING, "").replaceAll("｜", "") : value;
}

/** The readings instead of their kanji, for places where no furigana can stand: `団体《だんたい》` becomes `だんたい`. */
export function readingsOnly(value: string): string {
  return parseRuby(value)
    .map(({ surface, reading }) => reading || surface)
    .join("");
}

/** One stretch of a text: `reading` is given where furigana stand over it. */
export interface RubySegment {
  surface: string;
  reading?: string;
}

const RUBY = /(?:｜([^｜《》]+)|([\p{Script=Han}々〆ヶ〇]+))《([^《》]*)》/gu;

/**
 * Splits `手紙《てがみ》が 来《き》ました` into segments. A reading belongs to the unbroken run of kanji before it,
 * or to everything after a `｜` (the notation of Aozora Bunko).
 */
export function parseRuby(value: string): RubySegment[] {
  if (!value.includes("《")) return value ? [{ surface: value }] : [];
  const segments: RubySegment[] = [];
  let end = 0;
  for (const match of value.matchAll(RUBY)) {
    if (match.index > end) segments.push({ surface: value.slice(end, match.index) });
    segments.push({ surface: match[1] ?? match[2] ?? "", reading: match[3] });
    end = match.index + match[0].length;
  }
  if (end < value.length) segments.push({ surface: value.slice(end) });
  return segments;
}
