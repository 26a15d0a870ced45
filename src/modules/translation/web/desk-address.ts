import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { Crumb } from "#platform/http/reply.ts";
import { findLanguage, type LanguageCode } from "#platform/i18n/languages.ts";

export const deskAddress = ({ municipality }: StaffContext, rest = ""): string =>
  `/${municipality.slug}/staff/translation${rest}`;

/** The library's own page of a text in a language. */
export const libraryAddress = ({ municipality }: StaffContext, key: string, language: LanguageCode): string =>
  `/${municipality.slug}/staff/library/${key}/texts/${language}`;

const LARGEST = 2_147_483_647;

/** A number in an address. @throws AppError notFound where no row can have it */
export function readId(value = ""): number {
  const id = Number(value);
  if (!Number.isInteger(id) || id < 1 || id > LARGEST) throw notFound();
  return id;
}

export const readLanguage = (value: string | undefined): LanguageCode | undefined => findLanguage(value ?? "")?.code;

export const deskCrumbs = (ctx: StaffContext, ...more: Crumb[]): Crumb[] => [
  { label: ctx.say.t("translation.staff.menu"), href: deskAddress(ctx) },
  ...more,
];
