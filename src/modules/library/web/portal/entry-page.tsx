import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Crumb } from "#platform/http/reply.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import { InLanguage, Message } from "#ui/message.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import type { Block } from "../../content/block.rules.ts";
import type { Merged } from "../../content/merge.rules.ts";
import type { EntryKind } from "../../entries/entry.rules.ts";
import { type EntryReading, readEntry } from "../../reading/read-entry.ts";
import { type BlockPlace, BlocksView } from "./blocks-view.tsx";
import { EntryRows } from "./entry-rows.tsx";

const KINDS: readonly { path: string; kinds: readonly EntryKind[]; above?: { path: string; label: MessageKey } }[] = [
  { path: "/guide/:key", kinds: ["page", "procedure"], above: { path: "/guide", label: "library.guide.title" } },
  { path: "/letters/:key", kinds: ["letter"], above: { path: "/letters", label: "library.letters.title" } },
  { path: "/news/:key", kinds: ["news"], above: { path: "/news", label: "library.news.title" } },
];

/** An entry: its answer first, role by role, then whatever else it says, and where to go on. */
export const entryRoutes = KINDS.map(({ path, kinds, above }) =>
  residentPage({
    path: `${path}{[a-z][a-z0-9-]*}`,
    async handle(ctx, { params }) {
      const reading = await readEntry(ctx, { key: params.key ?? "", kinds });
      const { title, summary } = reading.content;
      return page({
        title: stripReadings(title.value),
        description: stripReadings(summary.value),
        crumbs: crumbsOf(ctx, reading, above),
        body: <EntryBody ctx={ctx} reading={reading} />,
      });
    },
  }),
);

function crumbsOf(
  ctx: ResidentContext,
  { above, content }: EntryReading,
  root: { path: string; label: MessageKey } | undefined,
): Crumb[] {
  const { say, municipality } = ctx;
  const base = `/${municipality.slug}/${say.language.code}`;
  return [
    ...(root ? [{ label: say.message(root.label), href: `${base}${root.path}` }] : []),
    ...above.map(({ title, path }) => ({ label: say.text(title), href: `${base}${path}` })),
    { label: resolved(content.title) },
  ];
}

/** A merged line as texts with a language of their own are drawn. */
const resolved = ({ value, language, isFallback }: Merged<string>) => ({
  value,
  language: getLanguage(language),
  isFallback,
});

function EntryBody({ ctx, reading }: { ctx: ResidentContext; reading: EntryReading }): JSX.Element {
  const { say } = ctx;
  const { library, heading, content, below } = reading;
  const place: BlockPlace = { ctx, library };
  return (
    <article class="entry" data-kind={heading.entry.kind}>
      <h1>
        <InLanguage resolved={resolved(content.title)} />
      </h1>
      <Arc />
      {content.summary.value ? (
        <p class="lead">
          <InLanguage resolved={resolved(content.summary)} />
        </p>
      ) : null}
      {heading.entry.isSample ? (
        <Notice>
          <Message say={say} k="library.entry.sample" />
        </Notice>
      ) : null}
      <Blocks place={place} blocks={content.blocks} />
      {below.length > 0 ? <EntryRows ctx={ctx} headings={below} /> : null}
      <Sources place={place} reading={reading} />
    </article>
  );
}

/** Blocks with a role stand under the question that they answer. */
function Blocks({ place, blocks }: { place: BlockPlace; blocks: readonly Merged<Block>[] }): JSX.Element {
  const { say } = place.ctx;
  const answers = blocks.filter(({ value }) => value.role);
  const others = blocks.filter(({ value }) => !value.role);
  return (
    <>
      {answers.map((block) => (
        <section class="answer" data-role={block.value.role}>
          <h2>
            <Message say={say} k={`library.role.${block.value.role}` as MessageKey} />
          </h2>
          <BlocksView place={place} blocks={[block]} />
        </section>
      ))}
      <BlocksView place={place} blocks={others} />
    </>
  );
}

function Sources({ place, reading }: { place: BlockPlace; reading: EntryReading }): JSX.Element | null {
  const { say } = place.ctx;
  const sources = Object.values(reading.heading.entry.sources);
  if (sources.length === 0) return null;
  return (
    <Section id="sources" title={<Message say={say} k="library.entry.sources" />}>
      <ul class="sources">
        {sources.map(({ name, url, date }) => (
          <li lang="ja" dir="ltr">
            {url ? <a href={url}>{name}</a> : name} <span class="number">({date})</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
