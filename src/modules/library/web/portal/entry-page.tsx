import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { type Crumb, page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { EntryKind } from "../../entries/entry.rules.ts";
import { type PublicNote, readNotes } from "../../feedback/read-feedback.ts";
import { FeedbackBox } from "../../feedback/web/feedback-box.tsx";
import type { Offer } from "../../files/file.rules.ts";
import { readOffers } from "../../files/read-documents.ts";
import { Papers } from "../../files/web/papers.tsx";
import { PrintLink } from "../../print/web/print-link.tsx";
import { type EntryReading, readEntry } from "../../reading/read-entry.ts";
import { AnswersView } from "./answers-view.tsx";
import type { BlockPlace } from "./blocks-view.tsx";
import { EntryFoot } from "./entry-foot.tsx";
import { EntryHead, resolvedLine } from "./entry-head.tsx";
import { EntryQr } from "./entry-qr.tsx";
import { EntryRows } from "./entry-rows.tsx";
import { LetterMarksView, Urgent } from "./letter-view.tsx";
import { LibraryMenu } from "./library-menu.tsx";

interface Shelf {
  path: string;
  kinds: readonly EntryKind[];
  title: MessageKey;
}

/** Where entries of a kind stand. */
const SHELVES: readonly Shelf[] = [
  { path: "/guide", kinds: ["page", "procedure"], title: "library.guide.title" },
  { path: "/letters", kinds: ["letter"], title: "library.letters.title" },
  { path: "/news", kinds: ["news"], title: "library.news.title" },
  { path: "/documents", kinds: ["document"], title: "library.documents.title" },
];

/** An entry: its answer first, question by question, then whatever else it says, and where to go on. */
export const entryRoutes = SHELVES.map((shelf) =>
  residentPage({
    path: `${shelf.path}/:key{[a-z][a-z0-9-]*}`,
    async handle(ctx, { params }) {
      const reading = await readEntry(ctx, { key: params.key ?? "", kinds: shelf.kinds });
      const { title, summary } = reading.content;
      const isEmergency = reading.heading.path === "/guide/emergency";
      return page({
        title: stripReadings(title.value),
        description: stripReadings(summary.value),
        menu: (
          <LibraryMenu ctx={ctx} library={reading.library} current={isEmergency ? "/guide/emergency" : shelf.path} />
        ),
        crumbs: crumbsOf(ctx, reading, shelf),
        islands: ["read-aloud"],
        body: <EntryBody ctx={ctx} reading={reading} beside={await readBeside(ctx, reading)} />,
      });
    },
  }),
);

/** What belongs to an entry besides its words. */
interface Beside {
  notes: PublicNote[];
  offers: Offer[];
}

async function readBeside(ctx: ResidentContext, { heading: { entry } }: EntryReading): Promise<Beside> {
  return {
    notes: await readNotes(ctx, entry.id),
    offers: entry.kind === "document" ? await readOffers(ctx, entry.key) : [],
  };
}

function crumbsOf(ctx: ResidentContext, { above, content }: EntryReading, shelf: Shelf): Crumb[] {
  const { say, municipality } = ctx;
  const base = `/${municipality.slug}/${say.language.code}`;
  return [
    { label: say.message(shelf.title), href: `${base}${shelf.path}` },
    ...above.map(({ title, path }) => ({ label: say.text(title), href: `${base}${path}` })),
    { label: resolvedLine(content.title) },
  ];
}

interface BodyProps {
  ctx: ResidentContext;
  reading: EntryReading;
  beside: Beside;
}

function EntryBody({ ctx, reading, beside }: BodyProps): JSX.Element {
  const { entry } = reading.heading;
  return (
    <>
      <EntryArticle ctx={ctx} reading={reading} beside={beside} />
      <FeedbackBox ctx={ctx} entry={entry} notes={beside.notes} />
      {entry.kind === "document" ? null : <PrintLink ctx={ctx} path={reading.heading.path} />}
      <EntryQr ctx={ctx} entry={entry} />
    </>
  );
}

function EntryArticle({ ctx, reading, beside }: BodyProps): JSX.Element {
  const { say } = ctx;
  const { library, heading, content, below } = reading;
  const place: BlockPlace = { ctx, library };
  const { letter } = heading.entry.attributes;
  return (
    <article class="entry" data-kind={heading.entry.kind}>
      <EntryHead content={content} />
      <p class="tools-row" data-read-aloud hidden>
        <button type="button" class="button quiet" data-stop={say.t("library.entry.readStop")}>
          {say.t("library.entry.readAloud")}
        </button>
      </p>
      {letter ? <Urgent say={say} urgency={letter.urgency} /> : null}
      <AnswersView place={place} blocks={content.blocks} />
      {letter ? <LetterMarksView say={say} letter={letter} /> : null}
      {heading.entry.kind === "document" ? <Papers ctx={ctx} offers={beside.offers} /> : null}
      {below.length > 0 ? <EntryRows ctx={ctx} headings={below} /> : null}
      <EntryFoot ctx={ctx} reading={reading} />
    </article>
  );
}
