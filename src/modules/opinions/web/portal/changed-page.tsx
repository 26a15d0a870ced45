import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { listLedger } from "../../ledger/list-ledger.ts";
import type { Entry } from "../../ledger/read-entries.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { ChangesOf, ListeningMenu, OpinionSource, OpinionWords, residentAddress } from "./opinion-parts.tsx";

const MOST_SHOWN = 30;

/** "What you said, what changed": only what really became of something, in the words that people said it. */
export const changedRoute = ({ kinds }: OpinionParts) =>
  residentPage({
    path: "/what-changed",
    async handle(ctx) {
      const { say } = ctx;
      const { entries } = await listLedger(ctx, { kinds, query: { hasChange: true, limit: MOST_SHOWN } });
      return page({
        title: say.t("opinions.changed.title"),
        menu: <ListeningMenu ctx={ctx} current="changed" />,
        crumbs: [{ label: say.message("opinions.changed.title") }],
        body: (
          <>
            <div class="hero">
              <h1>
                <Message say={say} k="opinions.changed.title" />
              </h1>
              <Arc />
              <p>
                <Message say={say} k={entries.length > 0 ? "opinions.changed.lead" : "opinions.changed.empty"} />
              </p>
            </div>
            <ul class="trail">
              {entries.map((entry) => (
                <Story ctx={ctx} entry={entry} />
              ))}
            </ul>
            <p class="buttons">
              <a class="button primary" href={residentAddress(ctx, "/comments")}>
                {say.t("opinions.comments.title")}
              </a>
            </p>
          </>
        ),
      });
    },
  });

function Story({ ctx, entry }: { ctx: ResidentContext; entry: Entry }): JSX.Element {
  const { say } = ctx;
  const { opinion, changes } = entry;
  return (
    <li>
      <p class="eyebrow">
        <OpinionSource ctx={ctx} opinion={opinion} />
      </p>
      <OpinionWords ctx={ctx} opinion={opinion} href={residentAddress(ctx, `/opinions/${opinion.id}`)} />
      <h2 class="became">
        <Message say={say} k="opinions.column.change" />
      </h2>
      <ChangesOf ctx={ctx} changes={changes} />
    </li>
  );
}
