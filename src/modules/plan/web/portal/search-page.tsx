import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { readPlanParts } from "../../reading/read-plan-parts.ts";
import { SEARCH_LIMIT, type SearchHit, searchRecords } from "../../reading/search.data.ts";
import { Numbered, planAddress, planPage } from "./plan-page.tsx";

export const searchRoute = residentPage({
  path: "/plans/:plan/search",
  query: ["q"],
  async handle(ctx, { params, query }) {
    const wanted = (query.q ?? "").trim().slice(0, 100);
    const terms = wanted
      .split(/[\s　]+/)
      .filter(Boolean)
      .slice(0, 8);
    let hits: SearchHit[] = [];
    const reading = await readPlanParts(ctx, {
      plan: params.plan ?? "",
      lists: [],
      async also(scope, plan) {
        if (terms.length > 0)
          hits = await searchRecords(scope, { planId: plan.id, terms, today: todayInJapan(ctx.clock.now()) });
      },
    });
    return planPage(ctx, {
      plan: reading.plan.key,
      head: reading.head,
      section: "search",
      title: ctx.say.message("plan.search.title"),
      noIndex: true,
      body: (
        <>
          <h1>
            <Message say={ctx.say} k="plan.search.title" />
          </h1>
          <search>
            <form class="search" method="get" action={planAddress(ctx, reading.plan.key, "/search")}>
              <label class="visually-hidden" for="q">
                {ctx.say.t("plan.search.label")}
              </label>
              <input id="q" name="q" type="search" value={wanted} maxLength={100} />
              <button class="button primary" type="submit">
                {ctx.say.t("plan.search.button")}
              </button>
            </form>
          </search>
          {terms.length > 0 ? <Results ctx={ctx} plan={reading.plan.key} wanted={wanted} hits={hits} /> : null}
        </>
      ),
    });
  },
});

function Results({
  ctx,
  plan,
  wanted,
  hits,
}: {
  ctx: ResidentContext;
  plan: string;
  wanted: string;
  hits: readonly SearchHit[];
}): JSX.Element {
  if (hits.length === 0) {
    return (
      <p class="lead" role="status">
        <Message say={ctx.say} k="plan.search.nothing" params={{ query: wanted }} />
      </p>
    );
  }
  const shown = hits.slice(0, SEARCH_LIMIT);
  return (
    <>
      <p class="lead" role="status">
        {hits.length > SEARCH_LIMIT ? (
          <Message say={ctx.say} k="plan.search.capped" params={{ count: SEARCH_LIMIT }} />
        ) : (
          <Message say={ctx.say} k="plan.search.found" params={{ query: wanted, count: hits.length }} />
        )}
      </p>
      <ul class="rows">
        {shown.map((hit) => (
          <li>
            <a href={planAddress(ctx, plan, addressOf(hit))}>
              <span class="what">
                <Numbered ctx={ctx} number={hit.number} title={hit.title} />
              </span>
              <span class="more">
                <Message say={ctx.say} k={`plan.search.kind.${hit.kind}`} />
              </span>
              <span class="under">
                <TextOf say={ctx.say} text={hit.summary} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function addressOf(hit: SearchHit): string {
  switch (hit.kind) {
    case "nodes":
      return `/nodes/${hit.key}`;
    case "projects":
      return `/projects/${hit.key}`;
    case "actions":
      return `/trace#${hit.key}`;
    case "evidenceTables":
      return `/evidence/${hit.group}#${hit.key}`;
    case "partners":
      return "/partners";
  }
}
