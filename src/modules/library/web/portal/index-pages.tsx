import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Message } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import type { EntryKind } from "../../entries/entry.rules.ts";
import { PrintLink } from "../../print/web/print-link.tsx";
import { type Heading, readLibrary } from "../../reading/read-library.ts";
import { EntryRows } from "./entry-rows.tsx";
import { LibraryMenu } from "./library-menu.tsx";

interface Index {
  path: string;
  title: MessageKey;
  lead?: MessageKey;
  kinds: readonly EntryKind[];
  sort?(headings: readonly Heading[]): Heading[];
}

const newestFirst = (headings: readonly Heading[]) =>
  [...headings].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());

const INDEXES: readonly Index[] = [
  { path: "/guide", title: "library.guide.title", lead: "library.guide.lead", kinds: ["page", "procedure"] },
  { path: "/news", title: "library.news.title", kinds: ["news"], sort: newestFirst },
];

/** Where entries of one kind begin. */
export const indexRoutes = INDEXES.map(({ path, title, lead, kinds, sort }) =>
  residentPage({
    path,
    async handle(ctx) {
      const { say } = ctx;
      const library = await readLibrary(ctx);
      const { headings } = library;
      const top = headings.filter(({ entry }) => entry.parentId === null && kinds.includes(entry.kind));
      return page({
        title: say.t(title),
        description: lead && say.t(lead),
        menu: <LibraryMenu ctx={ctx} library={library} current={path} />,
        body: (
          <>
            <h1>
              <Message say={say} k={title} />
            </h1>
            <Arc />
            {lead ? (
              <p class="lead">
                <Message say={say} k={lead} />
              </p>
            ) : null}
            <EntryRows ctx={ctx} headings={sort ? sort(top) : top} />
            {top.length > 0 ? <PrintLink ctx={ctx} path={path} /> : null}
          </>
        ),
      });
    },
  }),
);
