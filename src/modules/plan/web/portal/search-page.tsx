import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { AppError, HTTP_STATUS } from "#platform/errors.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import { SEARCH_LIMIT, type SearchHit } from "../../reading/search.data.ts";
import { SEARCH_BUSY, searchPlan } from "../../reading/search-plan.ts";
import { planAddress, planPage } from "./plan-page.tsx";
import { SearchHits } from "./search-hits.tsx";

export const searchRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/search",
    query: ["q"],
    async handle(ctx, { params, query }) {
      const wanted = (query.q ?? "").trim().slice(0, 100);
      const terms = termsOf(wanted);
      const reading = await readPlanParts(ctx, { plan: params.plan ?? "", lists: terms.length > 0 ? ["nodes"] : [] });
      const hits = terms.length > 0 ? await findHits(ctx, { planId: reading.plan.id, terms }) : [];
      const view = await planPage(ctx, {
        kinds: parts.kinds,
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
            <Answer ctx={ctx} reading={reading} wanted={wanted} terms={terms} hits={hits} />
          </>
        ),
      });
      if (hits === "busy") return { ...view, status: HTTP_STATUS.unavailable };
      return terms.length > 0 ? { ...view, title: `${foundWords(ctx, wanted, hits.length)} ${view.title}` } : view;
    },
  });

/** What was looked for and how much was found, as the title of the page begins: it is heard first. */
function foundWords({ say }: ResidentContext, query: string, count: number): string {
  if (count > SEARCH_LIMIT) return `${query}: ${say.t("plan.search.capped", { count: SEARCH_LIMIT })}`;
  return count > 0 ? say.t("plan.search.found", { query, count }) : say.t("plan.search.nothing", { query });
}

/** Words that must all be found; more than a few say nothing more. */
function termsOf(wanted: string): string[] {
  return wanted
    .split(/[\s　]+/)
    .filter(Boolean)
    .slice(0, 8);
}

/** The page stays as it is when the search is refused, with the words that were typed. */
async function findHits(
  ctx: ResidentContext,
  wanted: { planId: number; terms: readonly string[] },
): Promise<SearchHit[] | "busy"> {
  try {
    return await searchPlan(ctx, wanted);
  } catch (error) {
    if (error instanceof AppError && error.code === SEARCH_BUSY) return "busy";
    throw error;
  }
}

interface AnswerProps<Hits> {
  ctx: ResidentContext;
  reading: PlanReading;
  wanted: string;
  terms: readonly string[];
  hits: Hits;
}

function Answer({ hits, ...props }: AnswerProps<readonly SearchHit[] | "busy">): JSX.Element | null {
  if (hits === "busy") {
    return (
      <Notice tone="error">
        <Message say={props.ctx.say} k="plan.search.busy" />
      </Notice>
    );
  }
  return props.terms.length > 0 ? <Results {...props} hits={hits} /> : null;
}

function Results({ ctx, reading, wanted, terms, hits }: AnswerProps<readonly SearchHit[]>): JSX.Element {
  if (hits.length === 0) {
    return (
      <p class="lead" role="status">
        <Message say={ctx.say} k="plan.search.nothing" params={{ query: wanted }} />
      </p>
    );
  }
  return (
    <>
      <p class="lead" role="status">
        {hits.length > SEARCH_LIMIT ? (
          <Message say={ctx.say} k="plan.search.capped" params={{ count: SEARCH_LIMIT }} />
        ) : (
          <Message say={ctx.say} k="plan.search.found" params={{ query: wanted, count: hits.length }} />
        )}
      </p>
      <SearchHits ctx={ctx} reading={reading} terms={terms} hits={hits.slice(0, SEARCH_LIMIT)} />
    </>
  );
}
