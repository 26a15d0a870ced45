import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { type FormState, formState, type Option, Select, Submit } from "#ui/form.tsx";
import { Message } from "#ui/message.tsx";
import { type Ledger, type LedgerQuery, listLedger } from "../../ledger/list-ledger.ts";
import { DISPOSITIONS, SOURCES } from "../../ledger/opinion.rules.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { ListeningMenu, residentAddress } from "./opinion-parts.tsx";
import { OpinionTable } from "./opinion-table.tsx";

const PER_PAGE = 50;
const QUERY = ["source", "year", "disposition", "page"] as const;

/** Everything that was said and what became of it, narrowed by source, fiscal year and answer. */
export const ledgerRoute = ({ kinds }: OpinionParts) =>
  residentPage({
    path: "/opinions",
    query: QUERY,
    async handle(ctx, { query }) {
      const { say } = ctx;
      const number = Math.max(1, Math.min(1_000, Number(query.page) || 1));
      const narrowed = readQuery(query);
      const ledger = await listLedger(ctx, {
        kinds,
        query: { ...narrowed, offset: (number - 1) * PER_PAGE, limit: PER_PAGE },
      });
      const title = say.t("opinions.ledger.title");
      return page({
        title,
        crumbs: [{ label: say.message("opinions.ledger.title") }],
        menu: <ListeningMenu ctx={ctx} current="ledger" />,
        noIndex: Object.values(query).some(Boolean),
        body: (
          <>
            <h1>
              <Message say={say} k="opinions.ledger.title" />
            </h1>
            <p class="lead">
              <Message say={say} k="opinions.ledger.lead" />
            </p>
            <Filters ctx={ctx} query={query} years={ledger.years} />
            <p>
              <Message say={say} k="opinions.ledger.count" params={{ count: ledger.total }} />
            </p>
            {ledger.total > 0 ? <OpinionTable ctx={ctx} entries={ledger.entries} isShort /> : <Empty ctx={ctx} />}
            <Pages ctx={ctx} query={query} number={number} ledger={ledger} />
            <Downloads ctx={ctx} />
          </>
        ),
      });
    },
  });

/** What is not in the lists does not narrow. */
export function readQuery(query: Readonly<Record<string, string>>): LedgerQuery {
  const year = Number(query.year);
  return {
    source: SOURCES.find((source) => source === query.source),
    disposition: DISPOSITIONS.find((disposition) => disposition === query.disposition),
    fiscalYear: Number.isInteger(year) && year > 1990 && year < 2200 ? year : undefined,
  };
}

function Empty({ ctx }: { ctx: ResidentContext }): JSX.Element {
  return (
    <p>
      <Message say={ctx.say} k="opinions.ledger.empty" />
    </p>
  );
}

interface FilterProps {
  ctx: ResidentContext;
  query: Readonly<Record<string, string>>;
  years: readonly number[];
}

function Filters({ ctx, query, years }: FilterProps): JSX.Element {
  const { say } = ctx;
  const all: Option = { value: "", label: say.t("opinions.ledger.all") };
  const form: FormState = formState(say, {
    id: "filter",
    labels: {
      source: say.t("opinions.column.source"),
      year: say.t("opinions.ledger.year"),
      disposition: say.t("opinions.column.answer"),
    },
    values: query,
  });
  const sources = SOURCES.map((value) => ({ value, label: say.t(`opinions.source.${value}`) }));
  const dispositions = DISPOSITIONS.map((value) => ({ value, label: say.t(`opinions.disposition.${value}`) }));
  const yearOptions = years.map((year) => ({ value: String(year), label: say.format.fiscalYear(year) }));
  return (
    <form class="filters" method="get" action={residentAddress(ctx, "/opinions")}>
      <Select form={form} name="source" plain options={[all, ...sources]} />
      <Select form={form} name="year" plain options={[all, ...yearOptions]} />
      <Select form={form} name="disposition" plain options={[all, ...dispositions]} />
      <div class="field">
        <Submit label={say.t("opinions.ledger.filter")} tone="plain" />
      </div>
    </form>
  );
}

function Pages(props: {
  ctx: ResidentContext;
  query: Readonly<Record<string, string>>;
  number: number;
  ledger: Ledger;
}): JSX.Element | null {
  const { ctx, query, number, ledger } = props;
  const last = Math.ceil(ledger.total / PER_PAGE);
  const to = (page: number) =>
    residentAddress(ctx, `/opinions?${new URLSearchParams({ ...query, page: String(page) })}`);
  if (last <= 1) return null;
  return (
    <p class="buttons">
      {number > 1 ? (
        <a class="button" href={to(number - 1)}>
          <Message say={ctx.say} k="opinions.ledger.newer" />
        </a>
      ) : null}
      {number < last ? (
        <a class="button" href={to(number + 1)}>
          <Message say={ctx.say} k="opinions.ledger.older" />
        </a>
      ) : null}
    </p>
  );
}

function Downloads({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <ul class="plain no-print">
      <li>
        <a href={residentAddress(ctx, "/opinions/opinions.csv")}>
          <Message say={say} k="opinions.ledger.csv" />
        </a>
      </li>
      <li>
        <a href={`/api/v1/municipalities/${municipality.code}/opinions`}>
          <Message say={say} k="opinions.ledger.json" />
        </a>
      </li>
    </ul>
  );
}
