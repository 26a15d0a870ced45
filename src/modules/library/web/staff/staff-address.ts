import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type Redirect, redirect } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { findLanguage, type LanguageCode } from "#platform/i18n/languages.ts";

/** The path of an entry in routes. */
export const ENTRY = "/library/:key{[a-z][a-z0-9-]*}";
/** Whoever works for the city may look; what may be changed is asked of each entry. */
export const READS = "library.read";
export const WRITES = "library.write";
export const MANAGES = "library.manage";

export const libraryAddress = (ctx: StaffContext, rest = "") => `/${ctx.municipality.slug}/staff/library${rest}`;
export const entryAddress = (ctx: StaffContext, key: string, rest = "") => libraryAddress(ctx, `/${key}${rest}`);

/** Back to a page of the library, with a word on what was done. */
export const done = (ctx: StaffContext, rest: string, flash: MessageKey): Redirect =>
  redirect(libraryAddress(ctx, rest), { flash });

/** @throws AppError notFound for what is no language of ours */
export function languageOf(code: string | undefined): LanguageCode {
  const language = findLanguage(code ?? "");
  if (!language) throw notFound();
  return language.code;
}
