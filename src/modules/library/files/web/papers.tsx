import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { FileType } from "#platform/files/file-type.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { namedBy } from "#ui/landmark.tsx";
import { Message, Sentences } from "#ui/message.tsx";
import { fileName, isOver, type Offer, type Paper, sortOffers } from "../file.rules.ts";

/** Proper names, the same in every language. */
const TYPE_NAMES: Readonly<Record<FileType, string>> = {
  ...{ pdf: "PDF", docx: "Word", xlsx: "Excel", pptx: "PowerPoint", odt: "OpenDocument", ods: "OpenDocument" },
  ...{ txt: "TXT", csv: "CSV", png: "PNG", jpg: "JPEG", webp: "WebP" },
};

type Facts = Pick<Paper, "type" | "bytes" | "pages">;

/** What a reader must know before she loads it: what it is, how large, how long. "PDF · 1.2 MB · 4 pages" */
export function PaperFacts({ say, paper }: { say: Translator; paper: Facts }): JSX.Element {
  const { type, bytes, pages } = paper;
  // Each by itself: where the page runs from the right their order does, and a size in another script does not mix them.
  return (
    <span class="facts">
      <bdi>{TYPE_NAMES[type]}</bdi> · <bdi>{say.format.fileSize(bytes)}</bdi>
      {pages === null ? null : (
        <>
          {" · "}
          <Message say={say} k="library.documents.pages" params={{ count: pages }} />
        </>
      )}
    </span>
  );
}

/** All papers of an entry: the reader's language first, the original beside its translations. */
export function Papers({ ctx, offers }: { ctx: ResidentContext; offers: readonly Offer[] }): JSX.Element {
  const { say } = ctx;
  const { code, fallback } = say.language;
  const today = todayInJapan(ctx.clock.now());
  const sorted = sortOffers(offers, { chain: [code, ...fallback], today });
  const title = <Message say={say} k="library.documents.papers" />;
  return (
    <section class="section papers" {...namedBy("papers", title)}>
      <h2 id="papers">{title}</h2>
      {sorted.length === 0 ? (
        <p class="to-ask">
          <Message say={say} k="library.documents.none" />
        </p>
      ) : (
        <ul class="rows">
          {sorted.flatMap((offer) => [
            <PaperRow ctx={ctx} paper={offer.current} today={today} replaced={offer.replaced} />,
            ...offer.coming.map((paper) => <PaperRow ctx={ctx} paper={paper} today={today} replaced={0} />),
          ])}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  ctx: ResidentContext;
  paper: Paper;
  today: string;
  replaced: number;
}

function PaperRow({ ctx, paper, today, replaced }: RowProps): JSX.Element {
  const { say, municipality } = ctx;
  const language = getLanguage(paper.language);
  return (
    <li data-over={isOver(paper, today) ? "" : undefined}>
      <a href={`/${municipality.slug}/files/${fileName(paper)}`} hreflang={language.hreflang}>
        <span class="what">
          {/* Inside, so that it begins where the page's lines begin. */}
          <span lang={language.htmlLang} dir={language.dir}>
            {language.name} — {paper.title}
          </span>
        </span>
        <span class="more">
          <PaperFacts say={say} paper={paper} />
        </span>
        <span class="under">
          <Sentences parts={remarksOn(say, { paper, today, replaced })} />
        </span>
      </a>
    </li>
  );
}

/** Original or translation, since when, how long it holds, which one it has replaced. */
function remarksOn(say: Translator, { paper, today, replaced }: Omit<RowProps, "ctx">) {
  const tell = (k: MessageKey, params?: Record<string, string | number>) => say.message(k, params);
  const { validFrom, validTo, isOriginal, addedAt, version } = paper;
  const date = (day: string) => say.format.date(day);
  return [
    tell(isOriginal ? "library.documents.original" : "library.documents.translation"),
    tell("library.documents.added", { date: date(todayInJapan(addedAt)) }),
    validFrom && validFrom > today ? tell("library.documents.from", { date: date(validFrom) }) : null,
    validTo && !isOver(paper, today) ? tell("library.documents.until", { date: date(validTo) }) : null,
    validTo && isOver(paper, today) ? tell("library.documents.over", { date: date(validTo) }) : null,
    replaced > 0 ? tell("library.documents.replaces", { version }) : null,
  ];
}
