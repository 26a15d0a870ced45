import { type Line, lineOf } from "#platform/documents/paper.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Contact } from "../contacts/contact.data.ts";
import { keptTogether, type PrintPlace } from "./entry-line.rules.ts";

/** A contact card on paper: the name, the number, the languages, the rest. The address of the site is written out. */
export function contactLines({ say }: Pick<PrintPlace, "say">, contact: Contact): Line[] {
  const { phone, languages, languageNote, hours, address, url, email } = contact;
  const texts = [languageNote, hours, address].filter((text) => text !== null);
  const isUnknown = contact.isBlank && !phone && !languageNote;
  return [
    strongLine(lineOf(say.text(contact.name))),
    ...(phone
      ? [[{ text: keptTogether({ say }, phone), strong: true, href: `tel:${phone.replaceAll(/[^+0-9]/g, "")}` }]]
      : []),
    ...(languages.length > 0 ? [namesOf(languages)] : []),
    ...texts.map((text) => lineOf(say.text(text))),
    ...(email ? [[{ text: email, href: `mailto:${email}` }]] : []),
    ...(url ? [[{ text: url, href: url }]] : []),
    ...(isUnknown ? [lineOf(say.message("library.contact.blank"))] : []),
  ];
}

/** Each in its own letters. */
const namesOf = (languages: readonly LanguageCode[]): Line =>
  languages.flatMap((language, index) => [
    ...(index > 0 ? [" · "] : []),
    { text: getLanguage(language).name, language },
  ]);

export const strongLine = (line: Line): Line =>
  line.map((inline) => (typeof inline === "string" ? { text: inline, strong: true } : { ...inline, strong: true }));
