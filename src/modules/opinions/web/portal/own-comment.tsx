import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Submit } from "#ui/form.tsx";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { RoundReading } from "../../rounds/read-round.ts";
import { ASKED } from "../../rounds/round.rules.ts";
import type { OwnSubmission } from "../../submissions/own-submission.ts";
import { Answers, CommentForm, commentForm, type Typed } from "./comment-form.tsx";
import { residentAddress } from "./opinion-parts.tsx";

export interface OwnView {
  reading: RoundReading;
  own: OwnSubmission;
  code: string;
  /** Key of the sentence that says what was just done. */
  done?: string;
}

interface OwnProps {
  ctx: ResidentContext;
  view: OwnView;
}

/** What a person sent, what became of it, and what she can still do with it. */
export function OwnComment({ ctx, view }: OwnProps): JSX.Element {
  const { say } = ctx;
  const { own, reading, code } = view;
  return (
    <>
      <p>
        <Message say={say} k="opinions.own.received" params={{ date: say.format.date(own.receivedOn) }} />{" "}
        <strong>
          <Message say={say} k={`opinions.own.state.${own.state}`} />
        </strong>
      </p>
      {own.reason ? (
        <p class="lines" lang="ja">
          {own.reason}
        </p>
      ) : null}
      <Published ctx={ctx} view={view} />
      {own.mayChange ? (
        <CorrectionForm ctx={ctx} reading={reading} code={code} typed={{ values: keptValues(own), issues: [] }} />
      ) : (
        <Kept ctx={ctx} own={own} reading={reading} />
      )}
      <Acts ctx={ctx} view={view} />
    </>
  );
}

function Published({ ctx, view }: OwnProps): JSX.Element | null {
  if (view.own.publishedAs.length === 0) return null;
  return (
    <ul class="plain">
      {view.own.publishedAs.map((id) => (
        <li>
          <a href={residentAddress(ctx, `/opinions/${id}`)}>
            <Message say={ctx.say} k="opinions.own.published" />
          </a>
        </li>
      ))}
    </ul>
  );
}

interface CorrectionProps {
  ctx: ResidentContext;
  reading: RoundReading;
  code: string;
  typed: Typed;
}

/** The form with what is kept, or with what was typed and does not fit. */
export function CorrectionForm({ ctx, reading, code, typed }: CorrectionProps): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="correct" title={<Message say={say} k="opinions.own.correctTitle" />}>
      <CommentForm
        ctx={ctx}
        reading={reading}
        code={code}
        form={commentForm(ctx, reading, typed)}
        action={residentAddress(ctx, `/comments/${reading.round.key}/mine/correct`)}
        submit={say.t("opinions.own.correct")}
      />
    </Section>
  );
}

function keptValues({ words, person, part }: OwnSubmission): Record<string, string> {
  return {
    comment: words?.comment ?? "",
    part: part ?? "",
    ...Object.fromEntries((words?.answers ?? []).map((answer, index) => [`answer${index + 1}`, answer])),
    ...Object.fromEntries(ASKED.map((asked) => [asked, person[asked] ?? ""])),
  };
}

function Kept({ ctx, own, reading }: { ctx: ResidentContext; own: OwnSubmission; reading: RoundReading }): JSX.Element {
  const { say } = ctx;
  if (!own.words)
    return (
      <p class="lead">
        <Message say={say} k="opinions.own.erased" />
      </p>
    );
  return (
    <Section id="kept" title={<Message say={say} k="opinions.form.comment" />}>
      <p class="lines" dir="auto">
        {own.words.comment}
      </p>
      <Answers ctx={ctx} reading={reading} answers={own.words.answers} />
      <p class="caption">
        <Message say={say} k="opinions.own.notChangeable" />
      </p>
    </Section>
  );
}

function Acts({ ctx, view }: OwnProps): JSX.Element | null {
  const { say } = ctx;
  const { own, code, reading } = view;
  const hasPerson = Object.keys(own.person).length > 0;
  if (!own.mayChange && !hasPerson) return null;
  return (
    <Section id="acts" title={<Message say={say} k="opinions.own.actsTitle" />}>
      <form method="post" action={residentAddress(ctx, `/comments/${reading.round.key}/mine/act`)}>
        <input type="hidden" name="code" value={code} />
        {hasPerson ? (
          <>
            <p>
              <Message say={say} k="opinions.own.erasePersonHint" />
            </p>
            <div class="buttons">
              <Submit label={say.t("opinions.own.erasePerson")} tone="plain" name="act" value="erasePerson" />
            </div>
          </>
        ) : null}
        {own.mayChange ? (
          <>
            <p>
              <Message say={say} k="opinions.own.withdrawHint" />
            </p>
            <div class="buttons">
              <Submit label={say.t("opinions.own.withdraw")} tone="danger" name="act" value="withdraw" />
            </div>
          </>
        ) : null}
      </form>
    </Section>
  );
}
