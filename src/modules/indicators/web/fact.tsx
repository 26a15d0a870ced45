import type { ComponentChildren, JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message, TextOf } from "#ui/message.tsx";

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

/** The same of a text; nothing where there is none. */
export function TextFact({ say, k, text }: { say: Translator; k: MessageKey; text: Text | null }): JSX.Element | null {
  if (!text) return null;
  return (
    <Fact say={say} k={k}>
      <TextOf say={say} text={text} />
    </Fact>
  );
}
