import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { residentAction, residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import type { OpinionParts } from "../../opinion-parts.ts";
import { type RoundReading, readRound } from "../../rounds/read-round.ts";
import { CommentInput } from "../../submissions/inputs.ts";
import { sendComment } from "../../submissions/send-comment.ts";
import { CommentForm, commentForm, NOTHING_TYPED, type Typed } from "./comment-form.tsx";
import { Days } from "./comments-page.tsx";
import { ListeningMenu, residentAddress } from "./opinion-parts.tsx";
import { Results } from "./results.tsx";

const PATH = "/comments/:key";

export const commentRoute = ({ kinds }: OpinionParts) =>
  residentPage({
    path: PATH,
    handle: async (ctx, { params }) =>
      roundPage(ctx, await readRound(ctx, { key: params.key ?? "", kinds }), NOTHING_TYPED),
  });

export const sendCommentRoute = ({ kinds, secrets }: OpinionParts) =>
  residentAction({
    path: PATH,
    input: CommentInput,
    async handle(ctx, { params, input, address }) {
      const key = params.key ?? "";
      const code = await sendComment(ctx, { ...input, key, address, secrets });
      return sentPage(ctx, await readRound(ctx, { key, kinds }), code);
    },
    invalid: async (ctx, { params, values, issues, status }) => ({
      ...roundPage(ctx, await readRound(ctx, { key: params.key ?? "", kinds }), { values, issues }),
      status,
    }),
  });

export function roundCrumbs(ctx: ResidentContext, { round }: RoundReading) {
  return [
    { label: ctx.say.message("opinions.comments.title"), href: residentAddress(ctx, "/comments") },
    { label: ctx.say.text(round.title), href: residentAddress(ctx, `/comments/${round.key}`) },
  ];
}

function roundPage(ctx: ResidentContext, reading: RoundReading, typed: Typed): PageView {
  const { say } = ctx;
  const { round } = reading;
  const [list] = roundCrumbs(ctx, reading);
  return page({
    title: say.plain(round.title),
    menu: <ListeningMenu ctx={ctx} current="comments" />,
    crumbs: [...(list ? [list] : []), { label: say.text(round.title) }],
    body: (
      <>
        <div class="hero">
          <p class="eyebrow">
            <Days ctx={ctx} {...reading} />
          </p>
          <h1>
            <TextOf say={say} text={round.title} />
          </h1>
          <Arc />
        </div>
        <When ctx={ctx} reading={reading} />
        <Summary ctx={ctx} reading={reading} />
        <Draft ctx={ctx} reading={reading} />
        <Speak ctx={ctx} reading={reading} typed={typed} />
        <Results ctx={ctx} reading={reading} />
      </>
    ),
  });
}

/** Why there is no form today. */
function When({ ctx, reading }: { ctx: ResidentContext; reading: RoundReading }): JSX.Element | null {
  const { say } = ctx;
  const { phase, round, results } = reading;
  if (phase === "open") return null;
  const date = say.format.date((phase === "coming" ? round.opensOn : round.closesOn) ?? "");
  const key = phase === "coming" ? "opinions.round.coming" : "opinions.round.closed";
  return (
    <Notice>
      <p>
        <Message say={say} k={key} params={{ date }} />{" "}
        {phase === "closed" && !results ? <Message say={say} k="opinions.round.answerComes" /> : null}
      </p>
    </Notice>
  );
}

function Summary({ ctx, reading }: { ctx: ResidentContext; reading: RoundReading }): JSX.Element | null {
  const { say } = ctx;
  const { kind, summary } = reading.round;
  if (Object.keys(summary).length === 0) return null;
  const words = (
    <p class="lines">
      <TextOf say={say} text={summary} />
    </p>
  );
  if (kind === "standingVoice") return words;
  return (
    <Section id="summary" title={<Message say={say} k="opinions.round.summary" />}>
      {words}
    </Section>
  );
}

function Draft({ ctx, reading }: { ctx: ResidentContext; reading: RoundReading }): JSX.Element | null {
  const { say } = ctx;
  const { round, plan } = reading;
  const version = plan && round.draftVersion ? planAddress(ctx, plan.key, `/versions/${round.draftVersion}`) : null;
  if (!plan && round.draftLinks.length === 0 && !round.draftText) return null;
  return (
    <Section id="draft" title={<Message say={say} k="opinions.round.draft" />}>
      <ul class="plain">
        {plan ? (
          <li>
            <a href={version ?? planAddress(ctx, plan.key)}>
              <TextOf say={say} text={plan.title} />
            </a>
          </li>
        ) : null}
        {round.draftLinks.map((link) => (
          <li>
            <a href={link.href} rel="noreferrer">
              <TextOf say={say} text={link.title} />
            </a>
          </li>
        ))}
      </ul>
      {round.draftText ? (
        <details>
          <summary>
            <Message say={say} k="opinions.round.draftText" />
          </summary>
          <p class="lines">
            <TextOf say={say} text={round.draftText} />
          </p>
        </details>
      ) : null}
    </Section>
  );
}

/** The form while it is open. What somebody sent after the last day stays on her screen, to be copied. */
function Speak({ ctx, reading, typed }: { ctx: ResidentContext; reading: RoundReading; typed: Typed }): JSX.Element {
  const { say } = ctx;
  const { round, phase } = reading;
  const action = residentAddress(ctx, `/comments/${round.key}`);
  const own = (
    <p class="no-print">
      <a href={`${action}/mine`}>
        <Message say={say} k="opinions.own.title" />
      </a>
    </p>
  );
  if (phase !== "open" && typed.issues.length === 0) return own;
  return (
    <Section
      id="speak"
      title={<Message say={say} k="opinions.form.title" />}
      lead={<Message say={say} k="opinions.form.lead" />}
    >
      <CommentForm
        ctx={ctx}
        reading={reading}
        form={commentForm(ctx, reading, typed)}
        action={action}
        submit={say.t("opinions.form.submit")}
      />
      {own}
    </Section>
  );
}

/** Shown once, kept nowhere: the code is known to nobody else. */
function sentPage(ctx: ResidentContext, reading: RoundReading, code: string): PageView {
  const { say } = ctx;
  return page({
    title: say.t("opinions.sent.title"),
    noIndex: true,
    menu: <ListeningMenu ctx={ctx} current="comments" />,
    crumbs: [...roundCrumbs(ctx, reading), { label: say.message("opinions.sent.title") }],
    body: (
      <>
        <h1>
          <Message say={say} k="opinions.sent.title" />
        </h1>
        <p class="lead">
          <Message say={say} k="opinions.sent.lead" />
        </p>
        <Section id="code" title={<Message say={say} k="opinions.sent.code" />}>
          <p class="own-code" dir="ltr">
            {code}
          </p>
          <p>
            <Message say={say} k="opinions.sent.codeLead" />
          </p>
          <p>
            <a href={residentAddress(ctx, `/comments/${reading.round.key}/mine`)}>
              <Message say={say} k="opinions.own.title" />
            </a>
          </p>
        </Section>
      </>
    ),
  });
}
