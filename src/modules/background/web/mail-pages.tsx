import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { MailRow } from "#platform/mail/mail.data.ts";
import { maySendAgain } from "#platform/mail/mail.rules.ts";
import { Form, formState, Submit } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { MAIL_VIEWS, type MailList, type MailView } from "../list-mail.ts";

interface ListProps extends MailList {
  hasMailServer: boolean;
}

export function mailListPage(ctx: StaffContext, list: ListProps): PageView {
  const { say } = ctx;
  return page({
    title: say.t("background.mail.title"),
    body: (
      <>
        <h1>{say.t("background.mail.title")}</h1>
        <p class="lead">{say.t("background.mail.lead")}</p>
        {list.hasMailServer ? null : <NoServer say={say} />}
        <Views ctx={ctx} list={list} />
        {list.mails.length === 0 ? <p>{say.t("background.mail.nothing")}</p> : <Mails ctx={ctx} list={list} />}
        <Pages ctx={ctx} list={list} />
      </>
    ),
  });
}

function NoServer({ say }: { say: Translator }): JSX.Element {
  return (
    <Notice tone="warning">
      <p>{say.t("background.mail.noServer")}</p>
    </Notice>
  );
}

const rootOf = (ctx: StaffContext) => `/${ctx.municipality.slug}/staff/mail`;

function addressOf(ctx: StaffContext, { view, page: number = 1 }: { view?: MailView; page?: number }): string {
  const query = new URLSearchParams({ ...(view ? { view } : {}), ...(number > 1 ? { page: String(number) } : {}) });
  return query.size > 0 ? `${rootOf(ctx)}?${query}` : rootOf(ctx);
}

/** All, and the three questions with their numbers. */
function Views({ ctx, list }: { ctx: StaffContext; list: ListProps }): JSX.Element {
  const { say } = ctx;
  const views = Object.entries(MAIL_VIEWS).map(([view, states]) => ({
    view: view as MailView,
    count: states.reduce((sum, state) => sum + (list.counts.get(state) ?? 0), 0),
  }));
  const all = { view: undefined, count: [...list.counts.values()].reduce((sum, count) => sum + count, 0) };
  return (
    <nav class="plan-nav" aria-label={say.t("background.mail.views")}>
      {[all, ...views].map(({ view, count }) => (
        <a href={addressOf(ctx, { view })} aria-current={view === list.view ? "page" : undefined}>
          {say.t(`background.mail.view.${view ?? "all"}`, { count })}
        </a>
      ))}
    </nav>
  );
}

function Mails({ ctx, list }: { ctx: StaffContext; list: ListProps }): JSX.Element {
  const { say } = ctx;
  const columns = ["to", "subject", "state", "createdAt"] as const;
  return (
    <div class="table-wrap">
      <table class="stacks mails">
        <caption>{say.t("background.mail.caption")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{say.t(`background.mail.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.mails.map((mail) => (
            <tr>
              <th scope="row">{list.names.get(mail.staffId) ?? mail.address}</th>
              <td data-label={say.t("background.mail.subject")}>
                <a href={`${rootOf(ctx)}/${mail.id}`}>{mail.subject}</a>
              </td>
              <td data-label={say.t("background.mail.state")}>
                <StateOf say={say} mail={mail} />
              </td>
              <td data-label={say.t("background.mail.createdAt")}>
                <time dateTime={mail.createdAt.toISOString()}>{say.format.dateTime(mail.createdAt)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What became of it, and why it is not out yet. */
function StateOf({ say, mail }: { say: Translator; mail: MailRow }): JSX.Element {
  const at = say.format.dateTime(mail.sentAt ?? mail.nextTryAt);
  const key = mail.state === "queued" && mail.attempts > 0 ? "retry" : mail.state;
  return (
    <>
      {say.t(`background.mail.state.${key}`, { at })}
      {mail.error ? <div class="caption">{say.t(`background.mail.error.${mail.error}`)}</div> : null}
    </>
  );
}

function Pages({ ctx, list }: { ctx: StaffContext; list: ListProps }): JSX.Element | null {
  const { say } = ctx;
  if (list.page === 1 && !list.hasMore) return null;
  const { view, page: number } = list;
  return (
    <p class="buttons">
      {number > 1 ? (
        <a class="button" href={addressOf(ctx, { view, page: number - 1 })} rel="prev">
          {say.t("background.mail.newer")}
        </a>
      ) : null}
      {list.hasMore ? (
        <a class="button" href={addressOf(ctx, { view, page: number + 1 })} rel="next">
          {say.t("background.mail.older")}
        </a>
      ) : null}
    </p>
  );
}

interface MailProps {
  mail: MailRow;
  name: string;
  hasMailServer: boolean;
  problem?: { code: string; status: number };
}

export function mailPage(ctx: StaffContext, { mail, name, hasMailServer, problem }: MailProps): PageView {
  const { say } = ctx;
  return page({
    title: mail.subject,
    status: problem?.status,
    crumbs: [{ label: say.t("background.mail.title"), href: rootOf(ctx) }, { label: mail.subject }],
    body: (
      <>
        <h1>{mail.subject}</h1>
        {problem ? <Notice tone="error">{say.t(problem.code as MessageKey)}</Notice> : null}
        {hasMailServer ? null : <NoServer say={say} />}
        <dl class="facts">
          <dt>{say.t("background.mail.to")}</dt>
          <dd>
            {name} <span class="caption">{mail.address}</span>
          </dd>
          <dt>{say.t("background.mail.state")}</dt>
          <dd>
            <StateOf say={say} mail={mail} />
            {mail.errorText ? (
              <p class="caption">{say.t("background.mail.serverSays", { text: mail.errorText })}</p>
            ) : null}
          </dd>
          <dt>{say.t("background.mail.createdAt")}</dt>
          <dd>{say.format.dateTime(mail.createdAt)}</dd>
          {mail.attachmentName ? (
            <>
              <dt>{say.t("background.mail.attachment")}</dt>
              <dd>{mail.attachmentName}</dd>
            </>
          ) : null}
        </dl>
        <div class="lines mail-text" lang="ja">
          {mail.text}
        </div>
        {maySendAgain(mail.state, mail.attempts) ? <Again ctx={ctx} mail={mail} /> : null}
      </>
    ),
  });
}

function Again({ ctx, mail }: { ctx: StaffContext; mail: MailRow }): JSX.Element {
  const form = formState(ctx.say, { id: "again", labels: {} });
  return (
    <Form form={form} action={`${rootOf(ctx)}/${mail.id}/again`} token={ctx.formToken}>
      {mail.state === "uncertain" ? <p>{ctx.say.t("background.mail.againHint")}</p> : null}
      <Submit label={ctx.say.t("background.mail.again")} />
    </Form>
  );
}
