import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Figures, Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { quantityKey } from "../../facts/fact.rules.ts";
import type { FactSum } from "../../facts/fact-sum.rules.ts";
import type { PublicRecord } from "../../facts/read-public-record.ts";
import { numberWords, Quantities, Sums } from "../facts/quantity-list.tsx";

/** What was done for a project: what the newest year adds up to, the years side by side, and the newest entries. */
export function ProjectRecord({ ctx, record }: { ctx: ResidentContext; record: PublicRecord }): JSX.Element {
  const { say } = ctx;
  const [newest] = record.years;
  return (
    <Section
      id="record"
      title={<Message say={say} k="plan.record.title" />}
      lead={record.hasDemo ? <Message say={say} k="plan.record.demoLead" /> : undefined}
    >
      {newest ? <NewestYear ctx={ctx} year={newest} /> : null}
      <Years ctx={ctx} record={record} />
      <Newest ctx={ctx} record={record} />
    </Section>
  );
}

type Year = PublicRecord["years"][number];

function NewestYear({ ctx: { say }, year }: { ctx: ResidentContext; year: Year }): JSX.Element {
  return (
    <>
      <h3>
        {say.format.fiscalYear(year.fiscalYear)}{" "}
        <small>
          <Message say={say} k="plan.record.count" params={{ count: year.count }} />
        </small>
      </h3>
      <Sums say={say} sums={year.sums} />
    </>
  );
}

/** A row for each year, a column for each kind of quantity; the newest year stands above, with more weight. */
function Years({ ctx, record }: { ctx: ResidentContext; record: PublicRecord }): JSX.Element | null {
  const { say } = ctx;
  if (record.years.length < 2) return null;
  const all = record.years.flatMap(({ sums }) => sums);
  const columns = [...new Map(all.map((sum) => [quantityKey(sum), sum])).entries()];
  return (
    <div class="table-wrap">
      <table class="stacks">
        <caption>
          <Message say={say} k="plan.record.years" />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Message say={say} k="plan.record.year" />
            </th>
            {columns.map(([, sum]) => (
              <th scope="col" class="number">
                <TextOf say={say} text={sum.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.years.map((year) => (
            <tr>
              <th scope="row">{say.format.fiscalYear(year.fiscalYear)}</th>
              {columns.map(([key, { label }]) => (
                <td class="number" data-label={say.shown(say.text(label))}>
                  <Amount ctx={ctx} sum={year.sums.find((one) => quantityKey(one) === key)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Amount({ ctx: { say }, sum }: { ctx: ResidentContext; sum: FactSum | undefined }): JSX.Element {
  if (!sum) return <>–</>;
  return (
    <Figures say={say}>
      {numberWords(say, sum.value)}{" "}
      <small>
        <TextOf say={say} text={sum.unit} />
      </small>
    </Figures>
  );
}

function Newest({ ctx: { say }, record }: { ctx: ResidentContext; record: PublicRecord }): JSX.Element | null {
  if (record.newest.length === 0) return null;
  return (
    <>
      <h3>
        <Message say={say} k="plan.record.newest" />
      </h3>
      <ul class="rows">
        {record.newest.map((fact) => (
          <li>
            <span class="row">
              <span class="what">
                <TextOf say={say} text={fact.title} />
              </span>
              <span class="more">{say.format.date(fact.date)}</span>
              {fact.quantities.length > 0 ? (
                <span class="under">
                  <Quantities say={say} quantities={fact.quantities} />
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
