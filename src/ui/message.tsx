import type { ComponentChildren, JSX } from "preact";
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
          <Reading surface={segment.surface} reading={segment.reading} />
        ),
      )}
    </>
  );
}

/** Furigana over their characters. */
export function Reading({ surface, reading }: { surface: string; reading: string }): JSX.Element {
  return (
    <ruby>
      {surface}
      <rp>（</rp>
      <rt>{reading}</rt>
      <rp>）</rp>
    </ruby>
  );
}

interface Resolved {
  value: string;
  language: Language;
  isFallback: boolean;
}

/** A per-cent sign is in no language. */
const HAS_WORDS = /\p{L}/u;

/** By this attribute pages know that they show another language than their own. */
export const FALLBACK_ATTRIBUTE = "data-fallback";

/** A text that may be in another language than the page: then it says so to the browser and, quietly, to the eye. `before`: its number. */
export function InLanguage({ resolved, before }: { resolved: Resolved; before?: ComponentChildren }): JSX.Element {
  const words = (
    <>
      {before}
      <Ruby value={resolved.value} />
    </>
  );
  if (!resolved.isFallback || !HAS_WORDS.test(resolved.value)) return words;
  const { htmlLang, dir, code } = resolved.language;
  return (
    <span class="fallback" lang={htmlLang} dir={dir} {...{ [FALLBACK_ATTRIBUTE]: code }}>
      {words}
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

/**
 * Sentences that follow one another. Those that fell back to the same language stay one piece: each by itself would be
 * put in the order of the page, which is the wrong one where the page runs from the right.
 */
export function Sentences({ parts }: { parts: readonly (Resolved | null)[] }): JSX.Element {
  const pieces: Resolved[] = [];
  for (const part of parts) {
    if (!part) continue;
    const before = pieces.at(-1);
    if (before?.language.code === part.language.code) {
      pieces[pieces.length - 1] = { ...before, value: `${before.value} ${part.value}` };
    } else pieces.push(part);
  }
  return (
    <>
      {pieces.map((piece, index) => (
        <>
          {index > 0 ? " " : null}
          <InLanguage resolved={piece} />
        </>
      ))}
    </>
  );
}

/** Numbers with what belongs to them (a unit, a range, "a / b"): from left to right also where the page runs from the right. */
export function Figures({ say, children }: { say: Translator; children: ComponentChildren }): JSX.Element {
  if (say.language.dir === "rtl") return <bdi dir="ltr">{children}</bdi>;
  return <>{children}</>;
}
