import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

/** The languages that staff write for residents in. */
export const WRITTEN_LANGUAGES: readonly LanguageCode[] = LANGUAGES.filter(({ tier }) => tier === 1).map(
  ({ code }) => code,
);

/** Fields `<name>.ja`, `<name>.en` … of a form, one a language. */
export function textFields(name: string, max: number): Record<string, z.ZodType<string>> {
  const field = z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "opinions.staff.error.tooLong" });
  return Object.fromEntries(WRITTEN_LANGUAGES.map((code) => [`${name}.${code}`, field]));
}

/** The same, of which at least the Japanese is there. */
export function requiredTextFields(name: string, max: number): Record<string, z.ZodType<string>> {
  const fields = textFields(name, max);
  const ja = fields[`${name}.ja`] as z.ZodType<string>;
  return {
    ...fields,
    [`${name}.ja`]: ja.refine((value) => value !== "", { message: "opinions.staff.error.textMissing" }),
  };
}

/** What was typed into these fields, as a text; empty where nothing was. */
export function gatherText(values: Readonly<Record<string, unknown>>, name: string): Text {
  const entries = WRITTEN_LANGUAGES.map((code) => [code, String(values[`${name}.${code}`] ?? "")] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

/** A text as the values of these fields. */
export const spreadText = (name: string, text: Text | null): Record<string, string> =>
  Object.fromEntries(WRITTEN_LANGUAGES.map((code) => [`${name}.${code}`, text?.[code] ?? ""]));
