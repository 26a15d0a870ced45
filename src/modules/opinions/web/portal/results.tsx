import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { RoundReading } from "../../rounds/read-round.ts";
import { residentAddress } from "./opinion-parts.tsx";
import { OpinionTable } from "./opinion-table.tsx";

/** 意見の概要と市の考え方: people and opinions counted apart, the table, the same as files. */
export function Results({ ctx, reading }: { ctx: ResidentContext; reading: RoundReading }): JSX.Element | null {
  const { say } = ctx;
  const { round, results } = reading;
  if (!results) return null;
  const { counts, entries } = results;
  const to = (file: string) => residentAddress(ctx, `/comments/${round.key}/${file}`);
  return (
    <Section id="results" title={<Message say={say} k="opinions.results.title" />}>
      <ul class="figures">
        <li>
          <b>{say.format.number(counts.people)}</b>
          <Message say={say} k="opinions.results.people" />
        </li>
        <li>
          <b>{say.format.number(counts.opinions)}</b>
          <Message say={say} k="opinions.results.opinions" />
        </li>
      </ul>
      <p class="caption">
        <Message say={say} k="opinions.results.apart" />{" "}
        {counts.rejected > 0 ? (
          <Message say={say} k="opinions.results.rejected" params={{ count: counts.rejected }} />
        ) : null}
      </p>
      <OpinionTable ctx={ctx} entries={entries} />
      <ul class="plain no-print">
        <li>
          <a href={to("results.xlsx")}>
            <Message say={say} k="opinions.results.excel" />
          </a>
        </li>
        <li>
          <a href={to("results.csv")}>
            <Message say={say} k="opinions.ledger.csv" />
          </a>
        </li>
      </ul>
    </Section>
  );
}
