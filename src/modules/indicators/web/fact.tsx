import type { ComponentChildren, JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";

/** One line of a list of facts: what it is, and what it says. */
export function Fact({
  say,
  k,
  children,
}: {
  say: Translator;
  k: MessageKey;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>
        <Message say={say} k={k} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
