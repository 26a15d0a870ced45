import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { fold, withoutAccents } from "#platform/search/fold.rules.ts";
import { kanaOf } from "#platform/search/romaji.rules.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { readLibrary } from "../../reading/read-library.ts";
import { meaningOf, TermName } from "../../search/web/search-hits.tsx";
import { LibraryMenu } from "../../web/portal/library-menu.tsx";
import { listTerms } from "../list-terms.ts";
import type { CityTerm } from "../term.rules.ts";

const PATH = "/glossary";

/** The official words, what they mean, and what they are in the reader's language. */
export const glossaryRoutes = [
  residentPage({
    path: PATH,
    query: ["q"],
    async handle(ctx, { query }) {
      const { say } = ctx;
      const terms = await ctx.readOnce("library terms", listTerms);
      const typed = (query.q ?? "").trim();
      const shown = terms.filter((term) => isNamed(term, typed));
      return page({
        title: say.t("library.glossary.title"),
        description: say.t("library.glossary.lead"),
        noIndex: typed !== "",
        menu: <LibraryMenu ctx={ctx} library={await readLibrary(ctx)} />,
        body: (
          <>
            <h1>
              <Message say={say} k="library.glossary.title" />
            </h1>
            <Arc />
            <p class="lead">
              <Message say={say} k="library.glossary.lead" />
            </p>
            <TermSearch ctx={ctx} typed={typed} />
            {shown.length === 0 ? (
              <p role="status">
                <Message say={say} k="library.glossary.nothing" params={{ query: typed }} />
              </p>
            ) : (
              <dl class="terms">
                {shown.map((term) => (
                  <TermRow ctx={ctx} term={term} />
                ))}
              </dl>
            )}
          </>
        ),
      });
    },
  }),
];

/** Whether it is called so, or its name begins or goes on with what was typed. */
function isNamed({ ja, reading, terms, synonyms }: CityTerm, typed: string): boolean {
  const wanted = withoutAccents(fold(typed));
  const wantedForms = [wanted, kanaOf(wanted) ?? wanted];
  const names = [ja, reading, ...Object.values(terms), ...Object.values(synonyms).flat()];
  return names.some((name) => wantedForms.some((form) => withoutAccents(fold(name)).includes(form)));
}

function TermSearch({ ctx, typed }: { ctx: ResidentContext; typed: string }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <search>
      <form class="search" method="get" action={`/${municipality.slug}/${say.language.code}${PATH}`}>
        <input type="search" name="q" value={typed} maxLength={100} aria-label={say.t("library.glossary.search")} />
        <button class="button" type="submit">
          <Message say={say} k="library.glossary.search" />
        </button>
      </form>
    </search>
  );
}

function TermRow({ ctx, term }: { ctx: ResidentContext; term: CityTerm }): JSX.Element {
  const { say, municipality } = ctx;
  const { language } = say;
  const same = term.synonyms[language.code] ?? [];
  // Written for everybody in Easy Japanese; in Japanese nothing else is needed.
  const explained = { ja: term.explanation["ja-easy"], ...term.explanation };
  return (
    <div id={term.key}>
      <dt>
        <a
          href={`/${municipality.slug}/${language.code}/search?q=${encodeURIComponent(term.ja)}`}
          title={say.t("library.glossary.lookFor")}
        >
          <TermName term={term} />
        </a>
      </dt>
      <dd>
        <p>
          <TextOf say={say} text={meaningOf(term)} />
        </p>
        {say.plain(explained) ? (
          <p>
            <TextOf say={say} text={explained} />
          </p>
        ) : null}
        {same.length > 0 ? (
          <p class="hint">
            <Message say={say} k="library.glossary.also" />{" "}
            <span lang={getLanguage(language.code).htmlLang}>{same.join(" · ")}</span>
          </p>
        ) : null}
      </dd>
    </div>
  );
}
