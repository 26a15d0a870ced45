import { z } from "zod";
import { cleanText } from "#modules/plan/public.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { TERM_LEVELS, TERM_USES, type Term } from "./term.rules.ts";

/** In which a term can be written: all but Japanese, whose word is the term itself. */
export const TERM_LANGUAGES = LANGUAGES.map(({ code }) => code).filter((code) => code !== "ja" && code !== "ja-easy");
export const EXPLAINED_IN = ["ja-easy", "en"] as const satisfies LanguageCode[];

const line = z
  .string()
  .max(200)
  .transform((value) => cleanText(value).trim());
const prose = z
  .string()
  .max(1_000)
  .transform((value) => cleanText(value).trim());
const needed = line.refine((value) => value !== "", "library.error.empty");

/** Fields are called `term-vi`, `same-vi`, `explanation-en`. */
const fields = {
  ja: needed,
  reading: needed.refine((value) => /^[ぁ-ゖァ-ヶゝゞー・、\s]*$/.test(value), "library.error.reading"),
  easy: line.default(""),
  level: z.enum(["", ...TERM_LEVELS]).default(""),
  use: z.enum(["", ...TERM_USES]).default(""),
  locked: z.string().optional(),
  ...Object.fromEntries(EXPLAINED_IN.map((code) => [`explanation-${code}`, prose.default("")])),
  ...Object.fromEntries(TERM_LANGUAGES.map((code) => [`term-${code}`, line.default("")])),
  ...Object.fromEntries(LANGUAGES.map(({ code }) => [`same-${code}`, prose.default("")])),
};

export interface TermInput {
  ja: string;
  reading: string;
  easy: string;
  level: Term["level"];
  use: Term["use"];
  explanation: Text;
  terms: Text;
  isLocked: boolean;
  synonyms: Partial<Record<LanguageCode, string[]>>;
}

function toInput(typed: Record<string, unknown>): TermInput {
  const at = (name: string) => String(typed[name] ?? "");
  const filled = (prefix: string, codes: readonly LanguageCode[]) =>
    Object.fromEntries(codes.map((code) => [code, at(`${prefix}-${code}`)]).filter(([, value]) => value));
  const lists = Object.entries(
    filled(
      "same",
      LANGUAGES.map(({ code }) => code),
    ),
  ).map(([code, words]) => [code, splitWords(String(words))]);
  return {
    ...{ ja: at("ja"), reading: at("reading"), easy: at("easy"), isLocked: Boolean(typed.locked) },
    ...{ level: TERM_LEVELS.find((level) => level === typed.level), use: TERM_USES.find((use) => use === typed.use) },
    ...{ explanation: filled("explanation", EXPLAINED_IN), terms: filled("term", TERM_LANGUAGES) },
    synonyms: Object.fromEntries(lists),
  };
}

/** Several words in one field, with whatever people put between them. */
const splitWords = (words: string) =>
  words
    .split(/[,、，;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

const version = z.coerce.number().int().min(0);
export const VersionInput = z.object({ version });

export const EditTermInput = z
  .object({ ...fields, version })
  .transform((typed) => ({ ...toInput(typed), version: typed.version }));
export const AddTermInput = z
  .object({ ...fields, key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "library.error.key") })
  .transform((typed) => ({ ...toInput(typed), key: typed.key }));
