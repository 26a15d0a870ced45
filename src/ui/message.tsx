import type { JSX } from "preact";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import type { Language } from "#platform/i18n/languages.ts";
import { parseRuby, type Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";

/** Characters with furigana where the text carries readings. */
export function Ruby({ value }: { value: string }): JSX.Element {
  return (
    <>
      {parseRuby(value).map((segment) =>
        segment.reading === undefined ? (
          segment.surface
        ) : (
          <ruby>
            {segment.surface}
            <rp>（</rp>
            <rt>{segment.reading}</rt>
            <rp>）</rp>
          </ruby>
        ),
      )}
    </>
  );
}

interface Resolved {
  value: string;
  language: Language;
  isFallback: boolean;
}

/** A text that may be in another language than the page: then it says so to the browser and, quietly, to the eye. */
export function InLanguage({ resolved }: { resolved: Resolved }): JSX.Element {
  if (!resolved.isFallback) return <Ruby value={resolved.value} />;
  const { htmlLang, dir, code } = resolved.language;
  return (
    <span class="fallback" lang={htmlLang} dir={dir} data-fallback={code}>
      <Ruby value={resolved.value} />
    </span>
  );
}

/** A message of the catalogue. */
export function Message({ say, k, params }: { say: Translator; k: MessageKey; params?: MessageParams }): JSX.Element {
  return <InLanguage resolved={say.message(k, params)} />;
}

/** A text of the content (titles, summaries of plans). */
export function TextOf({ say, text }: { say: Translator; text: Text | null | undefined }): JSX.Element {
  return <InLanguage resolved={say.text(text)} />;
}
