import type { JSX } from "preact";
import { z } from "zod";
import type { ResidentContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { residentAction, residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Message } from "#ui/message.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import { readLibrary } from "../../reading/read-library.ts";
import { Desk, landingOf, Starts } from "../../web/portal/landing.tsx";
import { LibraryMenu } from "../../web/portal/library-menu.tsx";
import { SearchBox } from "../../web/portal/search-box.tsx";
import { reportMissing } from "../report-missing.ts";
import { type LibrarySearch, PAGE_SIZE, searchLibrary } from "../search-library.ts";
import { Hits, TermsFound } from "./search-hits.tsx";

const PATH = "/search";
const LAST_PAGE = 50;

interface Asked {
  query: string;
  page: number;
  /** The city was just told that this is missing. */
  isTold: boolean;
  issues: readonly Issue[];
  status?: number;
}

const searchAddress = ({ municipality, say }: ResidentContext, query: string, more = "") =>
  `/${municipality.slug}/${say.language.code}${PATH}?q=${encodeURIComponent(query)}${more}`;

export const searchRoutes = [
  residentPage({
    path: PATH,
    query: ["q", "page", "told"],
    handle: (ctx, { query }) =>
      searchPage(ctx, {
        query: (query.q ?? "").trim(),
        page: Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(query.page)) || 1)),
        isTold: query.told === "1",
        issues: [],
      }),
  }),
  residentAction({
    path: `${PATH}/missing`,
    input: z.object({ q: z.string().max(1_000) }),
    async handle(ctx, { input, address }) {
      await reportMissing(ctx, { typed: input.q, address });
      return redirect(searchAddress(ctx, input.q.slice(0, 200), "&told=1"));
    },
    invalid: (ctx, { values, issues, status }) =>
      searchPage(ctx, { query: (values.q ?? "").slice(0, 200), page: 1, isTold: false, issues, status }),
  }),
];

async function searchPage(ctx: ResidentContext, asked: Asked): Promise<PageView> {
  const { say } = ctx;
  const library = await readLibrary(ctx);
  const found = await searchLibrary(ctx, { query: asked.query, page: asked.page });
  return page({
    title: titleOf(ctx, asked, found),
    noIndex: true,
    status: asked.status,
    menu: <LibraryMenu ctx={ctx} library={library} current={PATH} />,
    body: (
      <>
        <h1>
          <Message say={say} k="library.search.title" />
        </h1>
        <Arc />
        <SearchBox ctx={ctx} typed={asked.query} />
        {asked.issues.map(({ code, params }) => (
          <Notice tone="error">
            <Message say={say} k={code as MessageKey} params={params} />
          </Notice>
        ))}
        {asked.isTold ? (
          <Notice tone="success">
            <Message say={say} k="library.search.told" />
          </Notice>
        ) : null}
        <Answer ctx={ctx} asked={asked} found={found} />
        {found.total > 0 ? null : <Elsewhere ctx={ctx} landing={landingOf(library)} />}
      </>
    ),
  });
}

/** What was looked for, and how many pages were found: heard before the page is. */
function titleOf({ say }: ResidentContext, { query }: Asked, { isEmpty, total }: LibrarySearch): string {
  if (isEmpty) return say.t("library.search.title");
  return total > 0
    ? say.t("library.search.found", { query, count: total })
    : say.t("library.search.nothing", { query });
}

interface AnswerProps {
  ctx: ResidentContext;
  asked: Asked;
  found: LibrarySearch;
}

function Answer({ ctx, asked, found }: AnswerProps): JSX.Element | null {
  const { say } = ctx;
  const { query, page: current } = asked;
  if (found.isEmpty) return null;
  if (found.total === 0) return <Nothing ctx={ctx} asked={asked} found={found} />;
  const isLast = current * PAGE_SIZE >= found.total;
  return (
    <>
      <p class="lead" role="status">
        <Message say={say} k="library.search.found" params={{ query, count: found.total }} />
      </p>
      {current === 1 ? <TermsFound ctx={ctx} terms={found.terms} /> : null}
      <Hits ctx={ctx} hits={found.hits} />
      {isLast ? null : (
        <p class="buttons">
          <a class="button" href={searchAddress(ctx, query, `&page=${current + 1}`)}>
            <Message say={say} k="library.search.more" />
          </a>
        </p>
      )}
      {isLast && !found.hits.some(({ isLiteral }) => isLiteral) ? <Tell ctx={ctx} asked={asked} /> : null}
    </>
  );
}

function Nothing({ ctx, asked, found }: AnswerProps): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <p class="lead" role="status">
        <Message say={say} k="library.search.nothing" params={{ query: asked.query }} />
      </p>
      <p>
        <Message say={say} k="library.search.nothingHelp" />
      </p>
      <TermsFound ctx={ctx} terms={found.terms} />
      <Tell ctx={ctx} asked={asked} />
    </>
  );
}

/** One press, nothing to fill in. */
function Tell({ ctx, asked }: { ctx: ResidentContext; asked: Asked }): JSX.Element | null {
  const { say, municipality } = ctx;
  if (asked.isTold) return null;
  return (
    <form class="tell" method="post" action={`/${municipality.slug}/${say.language.code}${PATH}/missing`}>
      <input type="hidden" name="q" value={asked.query} />
      <button class="button" type="submit">
        <Message say={say} k="library.search.tell" />
      </button>
      <p class="hint">
        <Message say={say} k="library.search.tellHint" />
      </p>
    </form>
  );
}

/** Where to go on without a search: somebody to ask, the letters, the topics. */
function Elsewhere({ ctx, landing }: { ctx: ResidentContext; landing: ReturnType<typeof landingOf> }): JSX.Element {
  return (
    <>
      <Section id="starts" title={<Message say={ctx.say} k="library.search.starts" />}>
        <Starts ctx={ctx} landing={landing} />
      </Section>
      <Desk ctx={ctx} landing={landing} />
    </>
  );
}
