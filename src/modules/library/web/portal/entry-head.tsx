import type { JSX } from "preact";
import { getLanguage } from "#platform/i18n/languages.ts";
import type { ResolvedText } from "#platform/i18n/text.ts";
import { InLanguage } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import type { Merged, MergedContent } from "../../content/merge.rules.ts";

/** A merged line as texts with a language of their own are drawn. */
export const resolvedLine = ({ value, language, isFallback }: Merged<string>): ResolvedText => ({
  value,
  language: getLanguage(language),
  isFallback,
});

/** What an entry is called, and what it is in one sentence. */
export function EntryHead({ content }: { content: Pick<MergedContent, "title" | "summary"> }): JSX.Element {
  return (
    <>
      <h1>
        <InLanguage resolved={resolvedLine(content.title)} />
      </h1>
      <Arc />
      {content.summary.value ? (
        <p class="lead">
          <InLanguage resolved={resolvedLine(content.summary)} />
        </p>
      ) : null}
    </>
  );
}
