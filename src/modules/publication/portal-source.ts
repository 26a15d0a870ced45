import type { Municipality } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { PublicPage } from "#platform/module.ts";
import type { SearchIndex } from "#platform/search/search-index.rules.ts";

/** A city's portal as whoever packs it meets it. The composition makes one: it knows every module. */
export interface PackSource {
  slug: string;
  /** Of all modules, as they are today. */
  listPages(): Promise<PublicPage[]>;
  /** The answer that any reader gets under this address, made in this process. */
  render(address: string): Promise<Response>;
  sayIn(language: LanguageCode): Translator;
  searchIndex(language: LanguageCode): Promise<SearchIndex>;
}

/** The same with what a publication as files needs besides. */
export interface PortalSource extends PackSource {
  municipality: Municipality;
  /** The content revision that answers are made from at this moment. */
  revision(): number;
  now(): Date;
  /** The day in Japan, which pages depend on. */
  today(): string;
  /** Changes with the program, its texts and its style sheets. */
  program: string;
  read<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Style sheets, scripts and icons by their addresses. */
  listAssets(): readonly { address: string; body: Uint8Array }[];
}
