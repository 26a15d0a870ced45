import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { listPublicRounds } from "../../rounds/read-round.ts";
import type { Phase, Round } from "../../rounds/round.rules.ts";
import { ListeningMenu, residentAddress } from "./opinion-parts.tsx";

interface Listed {
  round: Round;
  phase: Phase;
}

/** Where one can speak: what is open, what will be, what was. */
export const commentsRoute = residentPage({
  path: "/comments",
  async handle(ctx) {
    const { say } = ctx;
    const rounds = await listPublicRounds(ctx);
    const open = rounds.filter(({ phase }) => phase === "open");
    const coming = rounds.filter(({ phase }) => phase === "coming");
    const closed = rounds.filter(({ phase }) => phase === "closed");
    return page({
      title: say.t("opinions.comments.title"),
      description: say.t("opinions.comments.lead"),
      menu: <ListeningMenu ctx={ctx} current="comments" />,
      crumbs: [{ label: say.message("opinions.comments.title") }],
      body: (
        <>
          <div class="hero">
            <h1>
              <Message say={say} k="opinions.comments.title" />
            </h1>
            <Arc />
            <p>
              <Message say={say} k={open.length > 0 ? "opinions.comments.lead" : "opinions.comments.empty"} />
            </p>
          </div>
          <Rounds ctx={ctx} rounds={open} title="opinions.comments.open" />
          <Rounds ctx={ctx} rounds={coming} title="opinions.comments.coming" />
          <Rounds ctx={ctx} rounds={closed} title="opinions.comments.closed" />
        </>
      ),
    });
  },
});

interface RoundsProps {
  ctx: ResidentContext;
  rounds: readonly Listed[];
  title: "opinions.comments.open" | "opinions.comments.coming" | "opinions.comments.closed";
}

function Rounds({ ctx, rounds, title }: RoundsProps): JSX.Element | null {
  const { say } = ctx;
  if (rounds.length === 0) return null;
  return (
    <Section title={<Message say={say} k={title} />}>
      <ul class="rows">
        {rounds.map(({ round, phase }) => (
          <li>
            <a href={residentAddress(ctx, `/comments/${round.key}`)}>
              <span class="what">
                <TextOf say={say} text={round.title} />
              </span>
              <span class="more">
                <Days ctx={ctx} round={round} phase={phase} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** From when, until when, since when: what the reader must know of a round. */
export function Days({ ctx, round, phase }: Listed & { ctx: ResidentContext }): JSX.Element {
  const { say } = ctx;
  const { opensOn, closesOn, resultsOn } = round;
  if (phase === "coming" && opensOn)
    return <Message say={say} k="opinions.comments.from" params={{ date: say.format.date(opensOn) }} />;
  if (phase === "open" && closesOn)
    return <Message say={say} k="opinions.comments.until" params={{ date: say.format.date(closesOn) }} />;
  if (phase === "closed" && closesOn)
    return resultsOn ? (
      <Message say={say} k="opinions.comments.answered" />
    ) : (
      <Message say={say} k="opinions.comments.ended" params={{ date: say.format.date(closesOn) }} />
    );
  return <Message say={say} k="opinions.comments.always" />;
}
