import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import type { OpinionFilter } from "../../ledger/opinion.data.ts";
import { type Opinion, opinionText } from "../../ledger/opinion.rules.ts";
import type { Entry } from "../../ledger/read-entries.ts";
import { type AskedPost, listStaffLedger } from "../../ledger/read-for-staff.ts";
import type { OpinionParts } from "../../opinion-parts.ts";
import { postLabel, staffAddress } from "./staff-words.ts";

const VIEWS = ["all", "unanswered", "unpublished"] as const;
type View = (typeof VIEWS)[number];
const FILTER: Record<View, OpinionFilter> = {
  all: {},
  unanswered: { isAnswered: false },
  unpublished: { isPublished: false },
};
const LONGEST = 120;

/** The ledger as those who keep it see it: who must answer what until when, what is public. */
export const opinionsListRoute = ({ kinds }: OpinionParts) =>
  staffPage({
    access: "opinions.manage",
    path: "/opinions",
    query: ["view"],
    async handle(ctx, { query }) {
      const { say } = ctx;
      const view = VIEWS.find((name) => name === query.view) ?? "all";
      const { entries, posts } = await listStaffLedger(ctx, { filter: FILTER[view], kinds });
      return page({
        title: say.t("opinions.staff.menu"),
        body: (
          <>
            <h1>{say.t("opinions.staff.menu")}</h1>
            <div class="buttons">
              <a class="button primary" href={staffAddress(ctx, "/opinions/new")}>
                {say.t("opinions.staff.new")}
              </a>
              <a class="button" href={staffAddress(ctx, "/comments")}>
                {say.t("opinions.staff.rounds")}
              </a>
            </div>
            <Views ctx={ctx} current={view} />
            {entries.length > 0 ? (
              <Rows ctx={ctx} entries={entries} posts={posts} />
            ) : (
              <p>{say.t("opinions.staff.none")}</p>
            )}
          </>
        ),
      });
    },
  });

function Views({ ctx, current }: { ctx: StaffContext; current: View }): JSX.Element {
  return (
    <nav class="plan-nav" aria-label={ctx.say.t("opinions.staff.views")}>
      {VIEWS.map((view) => (
        <a
          href={staffAddress(ctx, view === "all" ? "/opinions" : `/opinions?view=${view}`)}
          aria-current={view === current ? "page" : undefined}
        >
          {ctx.say.t(`opinions.staff.view.${view}`)}
        </a>
      ))}
    </nav>
  );
}

interface RowsProps {
  ctx: StaffContext;
  entries: readonly Entry[];
  posts: readonly AskedPost[];
}

function Rows({ ctx, entries, posts }: RowsProps): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {entries.map(({ opinion }) => (
        <li>
          <a href={staffAddress(ctx, `/opinions/${opinion.id}`)}>
            <span class="what">
              <TextOf say={say} text={excerpt(opinion)} />
            </span>
            <span class="more">
              {say.t(opinion.publishedAt ? "opinions.staff.isPublic" : "opinions.staff.isDraft")}
            </span>
            <span class="under">{aboutOpinion(ctx, opinion, posts)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function excerpt(opinion: Opinion) {
  return Object.fromEntries(
    Object.entries(opinionText(opinion)).map(([code, text]) => {
      const characters = [...text];
      return [code, characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text];
    }),
  );
}

function aboutOpinion(ctx: StaffContext, opinion: Opinion, posts: readonly AskedPost[]): string {
  const { say } = ctx;
  const post = posts.find(({ id }) => id === opinion.postId);
  const answer = opinion.answer
    ? say.t(`opinions.disposition.${opinion.answer.disposition}`)
    : [post ? say.t("opinions.staff.waitsFor", { post: postLabel(ctx, post) }) : say.t("opinions.staff.waits")]
        .concat(opinion.dueOn ? say.t("opinions.staff.dueOn", { date: say.format.date(opinion.dueOn) }) : [])
        .join(" ");
  return [say.t(`opinions.source.${opinion.source}`), say.format.date(opinion.saidOn), answer].join(" · ");
}
