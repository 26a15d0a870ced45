import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";

/** The languages in which staff write for residents. */
export const WRITTEN_LANGUAGES: readonly LanguageCode[] = LANGUAGES.filter(({ tier }) => tier === 1).map(
  ({ code }) => code,
);

type TextShape = Record<string, z.ZodType<string>>;

/** Fields `<name>.ja`, `<name>.en` … of a form, one a language. */
export function textFields(name: string, max: number): TextShape {
  return Object.fromEntries(WRITTEN_LANGUAGES.map((code) => [`${name}.${code}`, line(max)]));
}

/** The same, of which the Japanese must be there. */
export function requiredTextFields(name: string, max: number): TextShape {
  return { ...textFields(name, max), [`${name}.ja`]: requiredLine(max) };
}

/** What was typed into these fields; null where nothing was. */
export function gatherText(values: Readonly<Record<string, unknown>>, name: string): Text | null {
  const entries = WRITTEN_LANGUAGES.map((code) => [code, String(values[`${name}.${code}`] ?? "")] as const);
  const filled = entries.filter(([, value]) => value !== "");
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

/** A text as the values of these fields. */
export const spreadText = (name: string, text: Text | null): Record<string, string> =>
  Object.fromEntries(WRITTEN_LANGUAGES.map((code) => [`${name}.${code}`, text?.[code] ?? ""]));

export function line(max: number) {
  return z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "meetings.error.tooLong" });
}

export function requiredLine(max: number) {
  return line(max).refine((value) => value !== "", { message: "meetings.error.textMissing" });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as officers write it: 2025-06-30, 令和7年6月30日, R7.6.30. */
export const day = z
  .string()
  .default("")
  .transform((typed) => readTypedDate(typed) ?? typed.trim())
  .refine((value) => DAY.test(value), { message: "meetings.error.day" });

export const optionalDay = z
  .string()
  .default("")
  .transform((typed) => (typed.trim() === "" ? null : (readTypedDate(typed) ?? typed)))
  .refine((value) => value === null || DAY.test(value), { message: "meetings.error.day" });

/** 14:00, 9:30, １４：００, 14時, 14時30分; nothing where none is known. */
export const optionalTime = z
  .string()
  .default("")
  .transform((typed) => readTime(typed))
  .refine((value) => value === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), { message: "meetings.error.time" });

function readTime(typed: string): string | null {
  const plain = typed.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return null;
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:時|:)(?:(\d{2})分?)?$/.exec(plain) ?? [];
  return hours === undefined ? plain : `${hours.padStart(2, "0")}:${minutes}`;
}

export const id = z
  .string()
  .regex(/^\d{1,9}$/, "meetings.error.choice")
  .transform(Number);

export const optionalId = z
  .string()
  .default("")
  .refine((value) => /^\d{0,9}$/.test(value), { message: "meetings.error.choice" })
  .transform((value) => (value === "" ? null : Number(value)));

export const version = z.coerce.number().int().positive();

/** A page of ours or of another site; nothing that a browser would run. */
export const address = requiredLine(500).refine((value) => /^(https?:\/\/[^\s]+|\/[^/\s][^\s]*)$/.test(value), {
  message: "meetings.error.address",
});

export const isTicked = z
  .string()
  .optional()
  .transform((value) => value === "on");
