import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { PublicPage } from "#platform/module.ts";

/** A city's portal as whoever packs or publishes it meets it. The composition makes one: it knows every module. */
export interface PortalSource {
  slug: string;
  /** Of all modules, as they are today. */
  listPages(): Promise<PublicPage[]>;
  /** The answer that any reader gets under this address, made in this process. */
  render(address: string): Promise<Response>;
  sayIn(language: LanguageCode): Translator;
}
