import type { JSX } from "preact";
import type { ResidentContext, VisitorContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { residentAction, residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Message } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import type { OpinionParts } from "../../opinion-parts.ts";
import { type RoundReading, readRound } from "../../rounds/read-round.ts";
import { CodeInput, CorrectInput, OwnActInput } from "../../submissions/inputs.ts";
import {
  correctOwnSubmission,
  eraseOwnPerson,
  readOwnSubmission,
  withdrawOwnSubmission,
} from "../../submissions/own-submission.ts";
import { NOTHING_TYPED, type Typed } from "./comment-form.tsx";
import { roundCrumbs } from "./comment-page.tsx";
import { ListeningMenu, residentAddress } from "./opinion-parts.tsx";
import { CorrectionForm, OwnComment, type OwnView } from "./own-comment.tsx";

const PATH = "/comments/:key/mine";

/** The way back to one's own comment: by its code, which is in no address and in no cookie. */
export const ownRoutes = ({ kinds, secrets }: OpinionParts) => {
  const reading = (ctx: ResidentContext, params: Record<string, string>) =>
    readRound(ctx, { key: params.key ?? "", kinds });
  const sending = (params: Record<string, string>, address: string) => ({ secrets, address, key: params.key ?? "" });
  const show = async (ctx: VisitorContext, params: Record<string, string>, view: Omit<OwnView, "reading">) =>
    ownPage(ctx, { ...view, reading: await reading(ctx, params) });
  return [
    residentPage({
      path: PATH,
      handle: async (ctx, { params }) => codePage(ctx, await reading(ctx, params), NOTHING_TYPED),
    }),
    residentAction({
      path: PATH,
      input: CodeInput,
      async handle(ctx, { params, input, address }) {
        const own = await readOwnSubmission(ctx, { ...input, ...sending(params, address) });
        return show(ctx, params, { own, code: input.code });
      },
      invalid: async (ctx, { params, values, issues, status }) => ({
        ...codePage(ctx, await reading(ctx, params), { values, issues }),
        status,
      }),
    }),
    residentAction({
      path: `${PATH}/correct`,
      input: CorrectInput,
      async handle(ctx, { params, input, address }) {
        const own = await correctOwnSubmission(ctx, { ...input, ...sending(params, address) });
        return show(ctx, params, { own, code: input.code, done: "opinions.own.corrected" });
      },
      // The code is not asked for again: all that was typed stays on the screen, whatever was wrong.
      invalid: async (ctx, { params, values, issues, status }) => ({
        ...correctPage(ctx, await reading(ctx, params), { values, issues }),
        status,
      }),
    }),
    residentAction({
      path: `${PATH}/act`,
      input: OwnActInput,
      async handle(ctx, { params, input, address }) {
        const { code, act } = input;
        const isWithdrawal = act === "withdraw";
        const own = await (isWithdrawal ? withdrawOwnSubmission : eraseOwnPerson)(ctx, {
          code,
          ...sending(params, address),
        });
        return show(ctx, params, { own, code, done: isWithdrawal ? undefined : "opinions.own.personErased" });
      },
      invalid: async (ctx, { params, values, issues, status }) => ({
        ...codePage(ctx, await reading(ctx, params), { values, issues }),
        status,
      }),
    }),
  ];
};

function codePage(ctx: ResidentContext, reading: RoundReading, typed: Typed): PageView {
  const { say } = ctx;
  const form = formState(say, { id: "own", ...typed, labels: { code: say.t("opinions.sent.code") } });
  return frame(
    ctx,
    reading,
    <>
      <p class="lead">
        <Message say={say} k="opinions.own.lead" />
      </p>
      <Form form={form} action={residentAddress(ctx, `/comments/${reading.round.key}/mine`)}>
        <TextInput form={form} name="code" autocomplete="off" spellcheck={false} dir="ltr" maxLength={40} />
        <Submit label={say.t("opinions.own.show")} />
      </Form>
    </>,
  );
}

function correctPage(ctx: ResidentContext, reading: RoundReading, typed: Typed): PageView {
  return frame(
    ctx,
    reading,
    <CorrectionForm ctx={ctx} reading={reading} code={typed.values.code ?? ""} typed={typed} />,
  );
}

function ownPage(ctx: ResidentContext, view: OwnView): PageView {
  return frame(
    ctx,
    view.reading,
    <>
      {view.done ? (
        <Notice tone="success">
          <p>
            <Message say={ctx.say} k={view.done as MessageKey} />
          </p>
        </Notice>
      ) : null}
      <OwnComment ctx={ctx} view={view} />
    </>,
  );
}

function frame(ctx: ResidentContext, reading: RoundReading, body: JSX.Element): PageView {
  const { say } = ctx;
  return page({
    title: say.t("opinions.own.title"),
    noIndex: true,
    menu: <ListeningMenu ctx={ctx} current="comments" />,
    crumbs: [...roundCrumbs(ctx, reading), { label: say.message("opinions.own.title") }],
    body: (
      <>
        <h1>
          <Message say={say} k="opinions.own.title" />
        </h1>
        {body}
      </>
    ),
  });
}
