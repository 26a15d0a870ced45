import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { EarlierDefinition } from "../indicator-kinds.ts";
import type { SeriesBreak } from "../series-break.rules.ts";
import { TextFact } from "./fact.tsx";

/** Since when something is counted in another way, why, and how it was counted before; newest first. */
export function Countings({ say, breaks }: { say: Translator; breaks: readonly SeriesBreak[] }): JSX.Element {
  return (
    <>
      {breaks.toReversed().map((entry) => (
        <div class="reasoning">
          <h4>
            <Message say={say} k="indicators.countings.since" params={{ date: say.format.date(entry.since) }} />
          </h4>
          {entry.note ? (
            <p>
              <TextOf say={say} text={entry.note} />
            </p>
          ) : null}
          {entry.source ? (
            <p>
              <Message
                say={say}
                k="indicators.countings.source"
                params={{
                  from: say.t(`indicators.panel.by.${entry.source.from}`),
                  to: say.t(`indicators.panel.by.${entry.source.to}`),
                }}
              />
            </p>
          ) : null}
          {entry.definition ? <Before say={say} definition={entry.definition} /> : null}
        </div>
      ))}
    </>
  );
}

function Before({ say, definition }: { say: Translator; definition: EarlierDefinition }): JSX.Element {
  return (
    <dl class="facts">
      <TextFact say={say} k="indicators.countings.reason" text={definition.reason} />
      <TextFact say={say} k="indicators.countings.definition" text={definition.definition} />
      <TextFact say={say} k="indicators.countings.unit" text={definition.unit} />
      <TextFact say={say} k="indicators.countings.formula" text={definition.formula} />
    </dl>
  );
}
