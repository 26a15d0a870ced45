import type { Theme } from "#platform/context.ts";
import { getLanguage, LANGUAGES } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { renderDocument } from "#ui/document.tsx";
import { Message } from "#ui/message.tsx";
import { Arc, Mark } from "#ui/parts.tsx";

/** Where the application would choose by the browser's languages, and a server of files cannot: all of them to choose from. */
export function languageChoice(choice: {
  say: Translator;
  city: string;
  theme: Theme;
  stylesheet: string;
  address(language: string): string;
}): string {
  const { say, city, theme, stylesheet, address } = choice;
  return renderDocument({
    language: getLanguage("ja"),
    title: city,
    theme,
    stylesheets: [stylesheet],
    noIndex: true,
    audience: "resident",
    children: (
      <main class="wide">
        <div class="hero">
          <p class="brand">
            <Mark />
            <span>{say.t("common.product")}</span>
          </p>
          <h1>{city}</h1>
          <Arc />
        </div>
        <h2>
          <Message say={say} k="common.landing.languages" />
        </h2>
        <ul class="language-grid">
          {LANGUAGES.map(({ code, htmlLang, dir, hreflang, name }) => (
            <li>
              <a href={address(code)} lang={htmlLang} dir={dir} hreflang={hreflang}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </main>
    ),
  });
}
