import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { page, redirect } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { COLOURS, type Colour } from "../../entries/entry.rules.ts";
import { PrintLink } from "../../print/web/print-link.tsx";
import { type Heading, type Library, readLibrary } from "../../reading/read-library.ts";
import { LibraryMenu } from "./library-menu.tsx";
import { SearchBox } from "./search-box.tsx";

const PATH = "/letters";

/** "I got this letter": all kinds of notices, found by what is printed on them, by colour, by words. */
export const letterRoutes = [
  residentPage({ path: PATH, handle: (ctx) => showLetters(ctx) }),
  residentPage({
    path: `${PATH}/colour/:colour{[a-z]+}`,
    async handle(ctx, { params }) {
      const colour = COLOURS.find((each) => each === params.colour);
      if (!colour) throw notFound();
      return showLetters(ctx, colour);
    },
  }),
  /** Short enough for a poster. */
  residentPage({
    path: "/emergency",
    async handle({ municipality, say }) {
      return redirect(`/${municipality.slug}/${say.language.code}/guide/emergency`);
    },
  }),
];

async function showLetters(ctx: ResidentContext, colour?: Colour) {
  const { say, municipality } = ctx;
  const library = await readLibrary(ctx);
  const letters = library.headings.filter(({ entry }) => entry.kind === "letter");
  const shown = letters.filter(({ entry }) => !colour || entry.attributes.letter?.colours.includes(colour));
  return page({
    title: say.t("library.letters.title"),
    description: say.t("library.letters.lead"),
    menu: <LibraryMenu ctx={ctx} library={library} current={PATH} />,
    crumbs: colour
      ? [
          {
            label: say.message("library.letters.title"),
            href: `/${municipality.slug}/${say.language.code}${PATH}`,
          },
          { label: say.message(`library.colour.${colour}`) },
        ]
      : [],
    body: (
      <>
        <h1>
          <Message say={say} k="library.letters.title" />
        </h1>
        <Arc />
        <p class="lead">
          <Message say={say} k="library.letters.lead" />
        </p>
        <SearchBox ctx={ctx} />
        <Colours ctx={ctx} library={library} current={colour} />
        <ul class="rows starts letters">
          {shown.map((heading) => (
            <LetterRow ctx={ctx} heading={heading} />
          ))}
        </ul>
        {letters.length > 0 ? <PrintLink ctx={ctx} path={PATH} /> : null}
      </>
    ),
  });
}

/** The colours that any letter is known to have. */
function Colours(props: { ctx: ResidentContext; library: Library; current: Colour | undefined }): JSX.Element | null {
  const { ctx, library, current } = props;
  const { say, municipality } = ctx;
  const known = COLOURS.filter((colour) =>
    library.headings.some(({ entry }) => entry.attributes.letter?.colours.includes(colour)),
  );
  if (known.length === 0) return null;
  const root = `/${municipality.slug}/${say.language.code}${PATH}`;
  return (
    <p class="colours">
      <Message say={say} k="library.letter.colour" />
      {known.map((colour) => (
        <a
          href={colour === current ? root : `${root}/colour/${colour}`}
          aria-current={colour === current ? "true" : undefined}
        >
          <span class="swatch" data-colour={colour} aria-hidden="true" />
          <Message say={say} k={`library.colour.${colour}`} />
        </a>
      ))}
    </p>
  );
}

function LetterRow({ ctx, heading }: { ctx: ResidentContext; heading: Heading }): JSX.Element {
  const { say, municipality } = ctx;
  const { letter } = heading.entry.attributes;
  return (
    <li>
      <a href={`/${municipality.slug}/${say.language.code}${heading.path}`}>
        <span class="what">
          <TextOf say={say} text={heading.title} />
        </span>
        {letter ? (
          <span class="under printed" lang="ja" dir="ltr">
            {letter.titles.join("・")}
          </span>
        ) : null}
        <span class="under">
          {letter?.colours.map((colour) => (
            <span class="swatch" data-colour={colour} aria-hidden="true" />
          ))}
          <TextOf say={say} text={heading.summary} />
        </span>
      </a>
    </li>
  );
}
