import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";

const MAX_TITLE = 200;
const MAX_TEXT = 50_000;
const MAX_REMARKS = 2_000;
/** A block of a content; more lines than this are a book. */
const MAX_LINES = 300;

const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "translation.error.tooLong" });

/** A day as officers write it: 2026-12-10, 令和8年12月10日, R8.12.10. */
const day = z
  .string()
  .default("")
  .transform((typed) => readTypedDate(typed) ?? typed.trim())
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value), { message: "translation.error.day" });

const isLanguage = (value: string) => LANGUAGES.some(({ code }) => code === value);
const language = z
  .string()
  .refine(isLanguage, { message: "translation.error.choice" })
  .transform((value) => value as LanguageCode);

const version = z.coerce.number().int().min(0);

/** Hours with at most two decimals, as people type them: 1.5, １．５, 1,5 is not one. */
const hours = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").trim())
  .refine((value) => value === "" || /^\d{1,3}(\.\d{1,2})?$/.test(value), { message: "translation.error.hours" })
  .transform((value) => (value === "" ? null : value));

const note = line(MAX_REMARKS).transform((value) => value || null);

/** Languages are boxes of their own: `language.vi`. */
export const OrderInput = z
  .object({
    entryKey: line(60).transform((value) => value || null),
    title: line(MAX_TITLE),
    text: line(MAX_TEXT),
    sourceLanguage: language.default("ja"),
    neededOn: day,
    audience: line(MAX_TITLE),
    remarks: line(MAX_REMARKS),
    project: line(100),
  })
  .catchall(z.string())
  .superRefine((value, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const named = Object.keys(value).some((name) => name.startsWith("language.") && isLanguage(name.slice(9)));
    if (!named) wrong("languages", "translation.error.languageMissing");
    if (value.entryKey) return;
    if (!value.title) wrong("title", "translation.error.textMissing");
    if (!value.text) wrong("text", "translation.error.textMissing");
    if (value.text.split("\n").length > MAX_LINES) wrong("text", "translation.error.tooLong");
  })
  .transform(({ entryKey, title, text, sourceLanguage, neededOn, audience, remarks, project, ...boxes }) => ({
    ...{ entryKey, title, text, sourceLanguage, neededOn, audience, remarks, project },
    languages: LANGUAGES.map(({ code }) => code).filter((code) => boxes[`language.${code}`] === "on"),
  }));

const person = z
  .string()
  .default("")
  .refine((value) => value === "" || /^[0-9a-f-]{36}$/.test(value), { message: "translation.error.choice" })
  .transform((value) => value || null);

export const AcceptInput = z.object({ version, assigneeId: person, readerId: person, dueOn: day });
export const StepInput = z.object({ version, hours, note });
export const SendBackInput = z.object({
  version,
  hours,
  note: note.refine((value) => value !== null, { message: "translation.error.noteMissing" }),
});
export const PublishInput = z.object({ draftVersion: version });
/** `line.<part>/<path>`: a line of the translation, as it is typed. */
export const TextInput = z.object({ draftVersion: version, hash: z.string().default("") }).catchall(z.string());

export type OrderInput = z.output<typeof OrderInput>;
export type AcceptInput = z.output<typeof AcceptInput>;
export type StepInput = z.output<typeof StepInput>;
