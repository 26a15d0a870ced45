import type { JSX } from "preact";
import { LANGUAGES, type Language } from "#platform/i18n/languages.ts";

/** All languages, each in its own name and direction. */
export function LanguageLinks({ address }: { address(language: Language): string }): JSX.Element {
  return (
    <ul class="language-grid">
      {LANGUAGES.map((language) => (
        <li>
          <a href={address(language)} lang={language.htmlLang} dir={language.dir} hreflang={language.hreflang}>
            {language.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
