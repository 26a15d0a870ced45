import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type Route, residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { ResolvedText } from "#platform/i18n/text.ts";
import { InLanguage, Message, TextOf } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { LIFE_EVENTS } from "../../entries/entry.rules.ts";
import { readLibrary } from "../../reading/read-library.ts";
import { LibraryMenu } from "../../web/portal/library-menu.tsx";
import { type Offer, sortOffers } from "../file.rules.ts";
import { type Document, readOfferedFiles } from "../read-documents.ts";
import { PaperFacts } from "./papers.tsx";

const PATH = "/documents";

/** One way to choose: which documents have it, and what it is called. */
interface Choice {
  path: string;
  label: ResolvedText;
  has(document: Document): boolean;
}

interface Filter {
  title: MessageKey;
  choices: Choice[];
}

export const documentRoutes: Route[] = [
  residentPage({ path: PATH, handle: (ctx) => documentsPage(ctx) }),
  ...(["section", "topic", "event"] as const).map((by) =>
    residentPage({
      path: `${PATH}/${by}/:value`,
      handle: (ctx, { params }) => documentsPage(ctx, pathOf(by, params.value ?? "")),
    }),
  ),
];

const pathOf = (by: string, value: string) => `${PATH}/${by}/${encodeURIComponent(value)}`;

/** All papers that the city has for its residents; `chosen`: those of one section, topic or time of life. */
async function documentsPage(ctx: ResidentContext, chosen?: string): Promise<PageView> {
  const { say, municipality } = ctx;
  const library = await readLibrary(ctx);
  const { documents } = await readOfferedFiles(ctx);
  const filters = filtersOf(ctx, documents);
  const choice = filters.flatMap(({ choices }) => choices).find(({ path }) => path === chosen);
  if (chosen !== undefined && !choice) throw notFound();
  const home = `/${municipality.slug}/${say.language.code}${PATH}`;
  return page({
    title: say.t("library.documents.title"),
    description: say.t("library.documents.lead"),
    menu: <LibraryMenu ctx={ctx} library={library} current={PATH} />,
    crumbs: choice ? [{ label: say.message("library.documents.title"), href: home }, { label: choice.label }] : [],
    body: (
      <>
        <h1>
          <Message say={say} k="library.documents.title" />
        </h1>
        <Arc />
        <p class="lead">
          <Message say={say} k={documents.length > 0 ? "library.documents.lead" : "library.documents.empty"} />
        </p>
        <Filters ctx={ctx} filters={filters} chosen={chosen} />
        <ul class="rows starts">
          {documents
            .filter((document) => !choice || choice.has(document))
            .map((document) => (
              <DocumentRow ctx={ctx} document={document} />
            ))}
        </ul>
      </>
    ),
  });
}

/** Only what some document has can be chosen. */
function filtersOf({ say }: ResidentContext, documents: readonly Document[]): Filter[] {
  const sections = new Map(documents.flatMap(({ section }) => (section ? [[section.key, section.name]] : [])));
  const topics = new Set(documents.flatMap(({ heading }) => heading.entry.attributes.topics));
  const events = LIFE_EVENTS.filter((event) =>
    documents.some(({ heading }) => heading.entry.attributes.lifeEvents.includes(event)),
  );
  return [
    {
      title: "library.documents.byEvent",
      choices: events.map((event) => ({
        path: pathOf("event", event),
        label: say.message(`library.documents.event.${event}`),
        has: ({ heading }) => heading.entry.attributes.lifeEvents.includes(event),
      })),
    },
    {
      title: "library.documents.byTopic",
      choices: [...topics].map((topic) => ({
        path: pathOf("topic", topic),
        label: topicName(say, topic),
        has: ({ heading }) => heading.entry.attributes.topics.includes(topic),
      })),
    },
    {
      title: "library.documents.bySection",
      choices: [...sections].map(([key, name]) => ({
        path: pathOf("section", key),
        label: say.text(name),
        has: ({ section }) => section?.key === key,
      })),
    },
  ];
}

/** Topics are free words; those that the project's own contents use have a name in each language. */
function topicName(say: ResidentContext["say"], topic: string): ResolvedText {
  const key = `library.documents.topic.${topic}` as MessageKey;
  const isKnown = say.keysUnder("library.documents.topic.").includes(key);
  return isKnown
    ? say.message(key)
    : { value: topic, language: getLanguage("ja"), isFallback: !/^[ -~]*$/.test(topic) };
}

interface FiltersProps {
  ctx: ResidentContext;
  filters: readonly Filter[];
  chosen: string | undefined;
}

/** Folded, so that the documents themselves stand on a phone's first screen. */
function Filters({ ctx, filters, chosen }: FiltersProps): JSX.Element | null {
  const { say } = ctx;
  const shown = filters.filter(({ choices }) => choices.length > 0);
  if (shown.length === 0) return null;
  return (
    <details class="ways" open={chosen !== undefined}>
      <summary>
        <span>
          {shown.map(({ title }, index) => (
            <>
              {index > 0 ? " · " : null}
              <Message say={say} k={title} />
            </>
          ))}
        </span>
      </summary>
      <dl>
        {shown.map((filter) => (
          <Ways ctx={ctx} filter={filter} chosen={chosen} />
        ))}
      </dl>
    </details>
  );
}

/** One way to choose and all that can be chosen; what is chosen leads back to all documents. */
function Ways({
  ctx,
  filter,
  chosen,
}: {
  ctx: ResidentContext;
  filter: Filter;
  chosen: string | undefined;
}): JSX.Element {
  const { say, municipality } = ctx;
  const root = `/${municipality.slug}/${say.language.code}`;
  return (
    <>
      <dt>
        <Message say={say} k={filter.title} />
      </dt>
      <dd>
        {filter.choices.map(({ path, label }) => (
          <a href={`${root}${path === chosen ? PATH : path}`} aria-current={path === chosen ? "true" : undefined}>
            <InLanguage resolved={label} />
          </a>
        ))}
      </dd>
    </>
  );
}

function DocumentRow({ ctx, document }: { ctx: ResidentContext; document: Document }): JSX.Element {
  const { say, municipality } = ctx;
  const { heading, offers } = document;
  const { code, fallback } = say.language;
  const sorted = sortOffers(offers, { chain: [code, ...fallback], today: todayInJapan(ctx.clock.now()) });
  const first = sorted[0];
  return (
    <li>
      <a href={`/${municipality.slug}/${code}${heading.path}`}>
        <span class="what">
          <TextOf say={say} text={heading.title} />
        </span>
        <span class="under">
          <TextOf say={say} text={heading.summary} />
        </span>
        {first ? (
          <span class="under">
            <PaperFacts say={say} paper={first.current} />
            <br />
            <Languages offers={sorted} />
          </span>
        ) : null}
      </a>
    </li>
  );
}

/** Each in its own letters, and in one piece. */
function Languages({ offers }: { offers: readonly Offer[] }): JSX.Element {
  return (
    <span class="language-names">
      {offers.map(({ language }, index) => {
        const { name, htmlLang, dir } = getLanguage(language);
        return (
          <>
            {index > 0 ? " · " : null}
            <span lang={htmlLang} dir={dir}>
              {name}
            </span>
          </>
        );
      })}
    </span>
  );
}
