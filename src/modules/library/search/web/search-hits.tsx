import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { FALLBACK_ATTRIBUTE, Message, Reading, TextOf } from "#ui/message.tsx";
import type { EntryKind } from "../../entries/entry.rules.ts";
import type { CityTerm } from "../../glossary/term.rules.ts";
import type { LibraryHit, Marked } from "../search-library.ts";

const KIND_LABEL: Readonly<Record<EntryKind, MessageKey>> = {
  page: "library.menu.guide",
  procedure: "library.menu.guide",
  letter: "library.menu.letters",
  document: "library.menu.documents",
  news: "library.news.title",
};

/** What was found; after the line, what was found in other words or another language only. */
export function Hits({ ctx, hits }: { ctx: ResidentContext; hits: readonly LibraryHit[] }): JSX.Element {
  const literal = hits.filter(({ isLiteral }) => isLiteral);
  const others = hits.filter(({ isLiteral }) => !isLiteral);
  return (
    <>
      {literal.length > 0 ? <HitRows ctx={ctx} hits={literal} /> : null}
      {others.length > 0 ? (
        <section class="section found-otherwise">
          <h2>
            <Message say={ctx.say} k="library.search.other" />
          </h2>
          <HitRows ctx={ctx} hits={others} />
        </section>
      ) : null}
    </>
  );
}

function HitRows({ ctx, hits }: { ctx: ResidentContext; hits: readonly LibraryHit[] }): JSX.Element {
  const { say, municipality } = ctx;
  const root = `/${municipality.slug}/${say.language.code}`;
  return (
    <ul class="rows">
      {hits.map((hit) => (
        <li>
          <a href={`${root}${hit.heading.path}${hit.at === undefined ? "" : `#${hit.at}`}`}>
            <span class="what">
              <MarkedText ctx={ctx} marked={hit.title} />
            </span>
            <span class="more">
              <Message say={say} k={KIND_LABEL[hit.heading.entry.kind]} />
              <FoundLanguage ctx={ctx} hit={hit} />
            </span>
            <span class="under">
              <MarkedText ctx={ctx} marked={hit.snippet} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** In which language it was found, where that is not the reader's. */
function FoundLanguage({ ctx, hit }: { ctx: ResidentContext; hit: LibraryHit }): JSX.Element | null {
  if (hit.language === ctx.say.language.code) return null;
  const { name, htmlLang, dir } = getLanguage(hit.language);
  return (
    <>
      {" · "}
      <span lang={htmlLang} dir={dir}>
        {name}
      </span>
    </>
  );
}

/** Each stretch is drawn as text: nothing of a page or a query becomes markup. */
function MarkedText({ ctx, marked }: { ctx: ResidentContext; marked: Marked }): JSX.Element {
  const words = (
    <>
      {marked.segments.map(({ surface, reading, isHit }) => {
        const written = reading === undefined ? surface : <Reading surface={surface} reading={reading} />;
        return isHit ? <mark>{written}</mark> : written;
      })}
    </>
  );
  if (marked.language === ctx.say.language.code) return words;
  const { htmlLang, dir, code } = getLanguage(marked.language);
  return (
    <span class="fallback" lang={htmlLang} dir={dir} {...{ [FALLBACK_ATTRIBUTE]: code }}>
      {words}
    </span>
  );
}

const TERMS_SHOWN = 3;

/** What an official word means, before the pages that hold it. */
export function TermsFound({ ctx, terms }: { ctx: ResidentContext; terms: readonly CityTerm[] }): JSX.Element | null {
  const { say, municipality } = ctx;
  if (terms.length === 0) return null;
  return (
    <dl class="terms">
      {terms.slice(0, TERMS_SHOWN).map((term) => (
        <div>
          <dt>
            <a href={`/${municipality.slug}/${say.language.code}/glossary#${term.key}`}>
              <TermName term={term} />
            </a>
          </dt>
          <dd>
            <TextOf say={say} text={meaningOf(term)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As it is printed on papers, with its reading. */
export function TermName({ term }: { term: CityTerm }): JSX.Element {
  return (
    <span lang="ja" dir="ltr">
      {term.ja === term.reading ? term.ja : <Reading surface={term.ja} reading={term.reading} />}
    </span>
  );
}

/** The word in the reader's language; in Japanese a few easy words. */
export const meaningOf = ({ terms, easy }: CityTerm) => ({
  ...terms,
  ...(easy && { ja: easy, "ja-easy": easy }),
});
