import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { isTarget } from "../content/line.rules.ts";
import type { SourceNote } from "../entries/entry.rules.ts";
import type { Contact } from "./contact.data.ts";

const MAX = 500;
/** What a card says in each language. */
export const CONTACT_TEXTS = ["name", "hours", "address", "languageNote"] as const;

type Typed = Readonly<Record<string, string>>;

const typed = z.record(z.string(), z.string());

/** A card as its form sends it: `name.ja`, `speaks.vi`, … */
export const ContactInput = typed.transform((values, context): Omit<Contact, "id" | "key" | "version"> => {
  for (const { path, message } of problemsOf(values)) context.addIssue({ code: "custom", path: [path], message });
  return {
    ...{ name: textOf(values, "name") ?? {}, phone: phoneOf(values) || null, email: line(values, "email") || null },
    ...{ url: line(values, "url") || null, hours: textOf(values, "hours"), address: textOf(values, "address") },
    ...{ languages: spokenOf(values), languageNote: textOf(values, "languageNote") },
    ...{ source: sourceOf(values), isBlank: values.isBlank === "on" },
  };
});

function problemsOf(values: Typed): { path: string; message: string }[] {
  const isFilled = (path: string) => line(values, path) !== "";
  const isWeb = (path: string) => !isFilled(path) || /^https?:/.test(line(values, path));
  const phone = phoneOf(values);
  const checks: [isWrong: boolean, path: string, message: string][] = [
    [!isFilled("name.ja"), "name.ja", "library.error.empty"],
    [!isWeb("url"), "url", "library.error.url"],
    [!isWeb("source.url"), "source.url", "library.error.url"],
    [phone !== "" && !/^[+0-9#*() -]{2,30}$/.test(phone), "phone", "library.error.phone"],
    [isFilled("email") && !isTarget(`mailto:${line(values, "email")}`), "email", "library.error.email"],
    [isFilled("source.name") && sourceOf(values)?.date === "", "source.date", "library.error.date"],
    ...Object.entries(values).map(([path, value]): [boolean, string, string] => [
      value.length > MAX,
      path,
      "library.error.tooLong",
    ]),
  ];
  return checks.flatMap(([isWrong, path, message]) => (isWrong ? [{ path, message }] : []));
}

const phoneOf = (values: Typed) => line(values, "phone").normalize("NFKC");

const line = (values: Typed, path: string) => (values[path] ?? "").trim();

function textOf(values: Typed, field: string): Text | null {
  const said = LANGUAGES.flatMap(({ code }): [LanguageCode, string][] => {
    const value = line(values, `${field}.${code}`);
    return value ? [[code, value]] : [];
  });
  return said.length > 0 ? Object.fromEntries(said) : null;
}

const spokenOf = (values: Typed) => LANGUAGES.flatMap(({ code }) => (values[`speaks.${code}`] === "on" ? code : []));

function sourceOf(values: Typed): SourceNote | null {
  const [name, url, written = ""] = ["source.name", "source.url", "source.date"].map((path) => line(values, path));
  if (!name) return null;
  const date = readTypedDate(written);
  return { name, ...(url && { url }), date: date?.length === 10 ? date : "" };
}

export const NewContactInput = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "library.error.keyForm"),
});
