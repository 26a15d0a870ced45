import { renderToString } from "preact-render-to-string";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";

/** Stands where a form was, in a page that is a file. */
export function needsServerHtml(say: Translator): string {
  return renderToString(
    <Notice>
      <p>
        <Message say={say} k="library.offline.needsServer" />
      </p>
    </Notice>,
  );
}
