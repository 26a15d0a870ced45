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
  const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  for (const [path, value] of Object.entries(values)) if (value.length > MAX) wrong(path, "library.error.tooLong");
  const name = textOf(values, "name");
  if (!name?.ja) wrong("name.ja", "library.error.empty");
  for (const path of ["url", "source.url"])
    if (line(values, path) && !/^https?:/.test(line(values, path))) wrong(path, "library.error.url");
  const phone = line(values, "phone").normalize("NFKC");
  if (phone && !/^[+0-9#*() -]{2,30}$/.test(phone)) wrong("phone", "library.error.phone");
  const email = line(values, "email");
  if (email && !isTarget(`mailto:${email}`)) wrong("email", "library.error.email");
  return {
    ...{ name: name ?? {}, phone: phone || null, email: email || null, url: line(values, "url") || null },
    ...{ hours: textOf(values, "hours"), address: textOf(values, "address") },
    ...{ languages: spokenOf(values), languageNote: textOf(values, "languageNote") },
    ...{ source: sourceOf(values, wrong), isBlank: values.isBlank === "on" },
  };
});

const line = (values: Typed, path: string) => (values[path] ?? "").trim();

function textOf(values: Typed, field: string): Text | null {
  const said = LANGUAGES.flatMap(({ code }): [LanguageCode, string][] => {
    const value = line(values, `${field}.${code}`);
    return value ? [[code, value]] : [];
  });
  return said.length > 0 ? Object.fromEntries(said) : null;
}

const spokenOf = (values: Typed) => LANGUAGES.flatMap(({ code }) => (values[`speaks.${code}`] === "on" ? code : []));

function sourceOf(values: Typed, wrong: (path: string, message: string) => void): SourceNote | null {
  const [name, url, written] = ["source.name", "source.url", "source.date"].map((path) => line(values, path));
  if (!name) return null;
  const date = readTypedDate(written ?? "");
  if (date?.length !== 10) wrong("source.date", "library.error.date");
  return { name, ...(url && { url }), date: date ?? "" };
}

export const NewContactInput = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "library.error.keyForm"),
});
