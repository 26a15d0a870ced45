import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import type { Quantity } from "../../facts/fact.rules.ts";
import type { FactSum } from "../../facts/fact-sum.rules.ts";

/** A plain decimal as the reader writes numbers, with as many decimals as there are. */
export const numberWords = (say: Translator, value: string): string =>
  say.format.number(value, value.split(".")[1]?.length ?? 0);

/** What a year adds up to: each kind of quantity by itself. */
export function Sums({ say, sums }: { say: Translator; sums: readonly FactSum[] }): JSX.Element | null {
  if (sums.length === 0) return null;
  return (
    <ul class="figures">
      {sums.map((sum) => (
        <li>
          <b>
            <Figures say={say}>
              {numberWords(say, sum.value)}{" "}
              <small>
                <TextOf say={say} text={sum.unit} />
              </small>
            </Figures>
          </b>{" "}
          <TextOf say={say} text={sum.label} />
        </li>
      ))}
    </ul>
  );
}

/** 参加者 24人・開催 1回, each word in the language that it has. */
export function Quantities({ say, quantities }: { say: Translator; quantities: readonly Quantity[] }): JSX.Element {
  return (
    <>
      {quantities.map((quantity, index) => (
        <>
          {index > 0 ? <Message say={say} k="plan.record.between" /> : null}
          <TextOf say={say} text={quantity.label} />{" "}
          <Figures say={say}>
            {numberWords(say, quantity.value)} <TextOf say={say} text={quantity.unit} />
          </Figures>
        </>
      ))}
    </>
  );
}
