import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";

/** Says that a page comes from the phone and how old it is; the service worker puts the time in. */
export function offlineNotice(say: Translator): JSX.Element {
  return (
    <Notice tone="warning">
      <p data-offline-notice>
        <Message say={say} k="library.offline.notice" params={{ time: "{time}" }} />
      </p>
    </Notice>
  );
}
