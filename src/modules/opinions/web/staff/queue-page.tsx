import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import type { OpinionParts } from "../../opinion-parts.ts";
import { ResultsInput } from "../../rounds/inputs.ts";
import { publishResults } from "../../rounds/publish-results.ts";
import { phaseOf } from "../../rounds/round.rules.ts";
import { type OpenedSubmission, type Queue, readQueue } from "../../submissions/read-queue.ts";
import type { SubmissionState } from "../../submissions/submission.data.ts";
import { excerpt } from "./opinions-list.tsx";
import { type Problem, staffAddress } from "./staff-words.ts";

const access = "opinions.manage";
const LONGEST = 90;
const STATES: readonly SubmissionState[] = ["waiting", "accepted", "rejected", "withdrawn"];

/** All that was sent to a round, what waits first; and the table that is going to be public. */
export function queueRoutes({ kinds, secrets }: OpinionParts): Route[] {
  const read = (ctx: StaffContext, key = "") => readQueue(ctx, { key, kinds, secrets });
  return [
    staffPage({
      access,
      path: "/comments/:key",
      handle: async (ctx, { params }) => queuePage(ctx, await read(ctx, params.key)),
    }),
    staffAction({
      access,
      path: "/comments/:key/results",
      input: ResultsInput,
      async handle(ctx, { params, input }) {
        await publishResults(ctx, { ...input, key: params.key ?? "" });
        const flash = input.shown ? "opinions.staff.flash.resultsShown" : "opinions.staff.flash.resultsHidden";
        return redirect(staffAddress(ctx, `/comments/${params.key}`), { flash });
      },
      invalid: async (ctx, { params, values, issues, status }) =>
        queuePage(ctx, await read(ctx, params.key), { form: "results", values, issues, status }),
    }),
  ];
}

function queuePage(ctx: StaffContext, queue: Queue, problem?: Problem): PageView {
  const { say, municipality } = ctx;
  const { round, submissions } = queue;
  const counted = submissions.filter(({ submission }) => submission.state !== "withdrawn").length;
  return page({
    title: say.plain(round.title),
    status: problem?.status,
    crumbs: [
      { label: say.t("opinions.staff.rounds"), href: staffAddress(ctx, "/comments") },
      { label: say.text(round.title) },
    ],
    body: (
      <>
        <p class="eyebrow">{say.t(`opinions.staff.kind.${round.kind}`)}</p>
        <h1>
          <TextOf say={say} text={round.title} />
        </h1>
        <p class="lead">
          {say.t(`opinions.staff.phase.${phaseOf(round, todayInJapan(ctx.clock.now()))}`)} ·{" "}
          {say.t("opinions.staff.counts", { people: counted, opinions: countVoices(queue) })}
        </p>
        <div class="buttons">
          <a class="button" href={staffAddress(ctx, `/comments/${round.key}/enter`)}>
            {say.t("opinions.staff.enter")}
          </a>
          <a class="button" href={staffAddress(ctx, `/comments/${round.key}/edit`)}>
            {say.t("opinions.staff.settings")}
          </a>
          {round.isPublished ? (
            <a href={`/${municipality.slug}/ja/comments/${round.key}`}>{say.t("opinions.staff.seePublic")}</a>
          ) : null}
        </div>
        {STATES.map((state) => (
          <Submissions ctx={ctx} queue={queue} state={state} />
        ))}
        <RoundOpinions ctx={ctx} queue={queue} problem={problem} />
      </>
    ),
  });
}

const countVoices = ({ entries }: Queue) => entries.reduce((sum, { voices }) => sum + Math.max(1, voices), 0);

interface QueueProps {
  ctx: StaffContext;
  queue: Queue;
}

function Submissions({ ctx, queue, state }: QueueProps & { state: SubmissionState }): JSX.Element | null {
  const { say } = ctx;
  const own = queue.submissions.filter(({ submission }) => submission.state === state);
  if (own.length === 0 && state !== "waiting") return null;
  return (
    <Section id={state} title={say.t(`opinions.staff.state.${state}`, { count: own.length })}>
      {own.length === 0 ? <p>{say.t("opinions.staff.nothingWaits")}</p> : null}
      <ul class="rows">
        {own.map((opened) => (
          <li>
            <a href={staffAddress(ctx, `/comments/${queue.round.key}/submissions/${opened.submission.id}`)}>
              <span class="what" lang={opened.submission.language === "ja-easy" ? "ja" : opened.submission.language}>
                {shortened(opened) ?? say.t("opinions.staff.erased")}
              </span>
              <span class="more">{say.format.date(opened.submission.receivedOn)}</span>
              <span class="under">{aboutSubmission(ctx, queue, opened)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function shortened({ words }: OpenedSubmission): string | null {
  if (!words) return null;
  const characters = [...words.comment.replaceAll(/\s+/gu, " ")];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : characters.join("");
}

export function aboutSubmission(ctx: StaffContext, { parts, round }: Queue, opened: OpenedSubmission): string {
  const { say } = ctx;
  const { channel, language, part, correctedAt } = opened.submission;
  const node = parts.find(({ key }) => key === part);
  const topic = part && round.kind === "standingVoice" ? say.t(`opinions.topic.${part as "life"}`) : "";
  return [
    say.t(`opinions.staff.channel.${channel}`),
    getLanguage(language).name,
    node ? [node.number, say.plain(node.title)].filter(Boolean).join(" ") : topic,
    opened.alike > 0 ? say.t("opinions.staff.alike", { count: opened.alike }) : "",
    correctedAt ? say.t("opinions.staff.corrected") : "",
    opened.opinions.length > 1 ? say.t("opinions.staff.severalOpinions", { count: opened.opinions.length }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function RoundOpinions({ ctx, queue, problem }: QueueProps & { problem?: Problem }): JSX.Element {
  const { say } = ctx;
  const { round, entries } = queue;
  const isShown = round.resultsOn !== null;
  const unpublished = entries.filter(({ opinion }) => !opinion.publishedAt).length;
  // The standing voice has no last day to wait for.
  const lead = round.kind === "standingVoice" ? "opinions.staff.resultsLeadAlways" : "opinions.staff.resultsLead";
  return (
    <Section id="opinions" title={say.t("opinions.results.title")} lead={say.t(lead)}>
      {problem ? (
        <Notice tone="error">
          {problem.issues.map(({ code }) => (
            <p>{say.t(code as "opinions.error.choice")}</p>
          ))}
        </Notice>
      ) : null}
      {entries.length > 0 ? <OpinionRows ctx={ctx} queue={queue} /> : <p>{say.t("opinions.staff.noOpinions")}</p>}
      {unpublished > 0 ? <p class="caption">{say.t("opinions.staff.unpublished", { count: unpublished })}</p> : null}
      <PostButton
        action={staffAddress(ctx, `/comments/${round.key}/results`)}
        token={ctx.formToken}
        label={say.t(isShown ? "opinions.staff.button.hideResults" : "opinions.staff.button.showResults")}
        hidden={{ version: String(round.version), ...(isShown ? {} : { shown: "on" }) }}
      />
    </Section>
  );
}

function OpinionRows({ ctx, queue }: QueueProps): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {queue.entries.map(({ opinion, voices }) => (
        <li>
          <a href={staffAddress(ctx, `/opinions/${opinion.id}`)}>
            <span class="what">
              <TextOf say={say} text={excerpt(opinion)} />
            </span>
            <span class="more">
              {say.t(opinion.publishedAt ? "opinions.staff.isPublic" : "opinions.staff.isDraft")}
            </span>
            <span class="under">
              {say.t("opinions.staff.saidBy", { count: voices })} ·{" "}
              {opinion.answer
                ? say.t(`opinions.disposition.${opinion.answer.disposition}`)
                : say.t("opinions.staff.waits")}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
