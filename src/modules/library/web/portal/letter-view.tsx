import type { JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";
import type { LetterMarks, Urgency } from "../../entries/entry.rules.ts";

/** The first thing that somebody with a letter in her hand wants to know. */
export function Urgent({ say, urgency }: { say: Translator; urgency: Urgency }): JSX.Element {
  return (
    <p class="urgency" data-urgency={urgency}>
      <Message say={say} k={`library.urgency.${urgency}`} />
    </p>
  );
}

/** What is printed on the paper, in Japanese as it stands there: is it this letter? */
export function LetterMarksView({ say, letter }: { say: Translator; letter: LetterMarks }): JSX.Element {
  const rows: [MessageKey, JSX.Element[]][] = [
    ["library.letter.printed", letter.titles.map(inJapanese)],
    ["library.letter.sender", letter.senders.map(inJapanese)],
    ["library.letter.colour", letter.colours.map((colour) => <Message say={say} k={`library.colour.${colour}`} />)],
  ];
  return (
    <dl class="marks">
      {rows
        .filter(([, values]) => values.length > 0)
        .map(([label, values]) => (
          <>
            <dt>
              <Message say={say} k={label} />
            </dt>
            {values.map((value) => (
              <dd>{value}</dd>
            ))}
          </>
        ))}
    </dl>
  );
}

const inJapanese = (text: string) => (
  <span lang="ja" dir="ltr">
    {text}
  </span>
);
