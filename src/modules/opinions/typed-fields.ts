import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";

export const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "opinions.staff.error.tooLong" });

export const requiredLine = (max: number) =>
  line(max).refine((value) => value !== "", { message: "opinions.staff.error.textMissing" });

/** A day as officers write it: 2025-06-30, 令和7年6月30日, R7.6.30. */
export const day = z
  .string()
  .default("")
  .transform((typed) => readTypedDate(typed) ?? typed.trim())
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value), { message: "opinions.staff.error.day" });

export const optionalDay = z
  .string()
  .default("")
  .transform((typed) => (typed.trim() === "" ? null : (readTypedDate(typed) ?? typed)))
  .refine((value) => value === null || /^\d{4}-\d{2}-\d{2}$/.test(value), { message: "opinions.staff.error.day" });

export const id = z
  .string()
  .regex(/^\d{1,9}$/, "opinions.error.choice")
  .transform(Number);

export const optionalId = z
  .string()
  .default("")
  .refine((value) => /^\d{0,9}$/.test(value), { message: "opinions.error.choice" })
  .transform((value) => (value === "" ? null : Number(value)));

export const version = z.coerce.number().int().positive();

/** One of our languages; empty for another one. */
export const language = z
  .string()
  .default("")
  .refine((value) => value === "" || LANGUAGES.some(({ code }) => code === value), { message: "opinions.error.choice" })
  .transform((value) => (value === "" ? null : (value as LanguageCode)));

/** A page of ours or of another site; nothing that a browser would run. */
export const address = line(500)
  .refine((value) => value === "" || /^(https?:\/\/[^\s]+|\/[^/\s][^\s]*)$/.test(value), {
    message: "opinions.staff.error.address",
  })
  .transform((value) => value || null);

export const isTicked = z
  .string()
  .optional()
  .transform((value) => value === "on");
