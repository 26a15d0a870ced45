import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { Form, formState, PostButton, Submit, TextInput } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { PASSWORD_MIN } from "../sign-in/password.rules.ts";
import type { MethodKind, MethodOverview } from "../sign-in/sign-in-method.data.ts";
import { deviceOf } from "../staff/device.rules.ts";
import type { Account } from "../staff/get-account.ts";
import { shownName } from "../staff/staff.data.ts";
import { Confirmation, ConfirmFirst } from "./confirm-section.tsx";
import { MailAddressSection } from "./mail-address-section.tsx";

/** Which of the page's forms was wrong, and how. */
export interface AccountProblem {
  form: "confirm" | "password" | "passkey" | "mail";
  issues: Issue[];
  status: number;
  values: Readonly<Record<string, string>>;
}

interface PartProps {
  ctx: StaffContext;
  root: string;
  account: Account;
  issues: Issue[];
}

export function accountPage(ctx: StaffContext, account: Account, problem?: AccountProblem): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/account`;
  const part = (form?: AccountProblem["form"]): PartProps => ({
    ctx,
    root,
    account,
    issues: problem?.form === form ? (problem?.issues ?? []) : [],
  });
  const hasFactor = account.methods.some(
    (method) => method.isConfirmed && (method.kind === "totp" || method.kind === "passkey"),
  );
  return page({
    title: say.t("accounts.account.title"),
    status: problem?.status,
    islands: ["passkey"],
    body: (
      <>
        <h1>{say.t("accounts.account.title")}</h1>
        <p class="lead">
          {shownName(account.staff)} <small>{account.staff.account}</small>
        </p>
        {ctx.municipality.settings.secondFactorRequired && !hasFactor ? (
          <Notice tone="warning">
            <p>{say.t("accounts.account.mustSetUp")}</p>
          </Notice>
        ) : null}
        <Confirmation {...part("confirm")} />
        <Totp {...part()} />
        <Passkeys {...part("passkey")} />
        <RecoveryCodes {...part()} />
        <Password {...part("password")} />
        <MailAddressSection {...part("mail")} values={problem?.form === "mail" ? problem.values : undefined} />
        <Sessions {...part()} />
      </>
    ),
  });
}

const ofKind = (account: Account, kind: MethodKind) => account.methods.filter((method) => method.kind === kind);

function Totp({ ctx, root, account }: PartProps): JSX.Element {
  const { say, formToken } = ctx;
  const inUse = ofKind(account, "totp").find((method) => method.isConfirmed);
  return (
    <Section
      id="totp"
      title={say.t("accounts.totp.heading")}
      lead={say.t(inUse ? "accounts.totp.inUse" : "accounts.totp.notInUse")}
    >
      {account.isConfirmed ? (
        <PostButton
          action={inUse ? `${root}/totp/remove` : `${root}/totp`}
          token={formToken}
          label={say.t(inUse ? "accounts.totp.remove" : "accounts.totp.start")}
          tone={inUse ? "danger" : "plain"}
        />
      ) : (
        <ConfirmFirst say={say} />
      )}
    </Section>
  );
}

function Passkeys({ ctx, root, account, issues }: PartProps): JSX.Element {
  const { say, formToken } = ctx;
  return (
    <Section id="passkeys" title={say.t("accounts.passkey.heading")} lead={say.t("accounts.passkey.lead")}>
      <ul class="rows">
        {ofKind(account, "passkey").map((method) => (
          <li class="row">
            <span class="what">{method.label}</span>
            <span class="more">{usedOn(ctx, method)}</span>
            {account.isConfirmed ? (
              <PostButton
                action={`${root}/passkeys/${method.id}/remove`}
                token={formToken}
                label={say.t("accounts.passkey.remove")}
                tone="quiet"
                about={method.label ?? ""}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {issues.length > 0 ? <Notice tone="error">{say.t("accounts.error.passkeyFailed")}</Notice> : null}
      {account.isConfirmed ? <NewPasskey ctx={ctx} root={root} issues={issues} /> : <ConfirmFirst say={say} />}
    </Section>
  );
}

/** Hidden until the browser's part finds that passkeys can be made. */
function NewPasskey({ ctx, root, issues }: Pick<PartProps, "ctx" | "root" | "issues">): JSX.Element {
  const { say, formToken } = ctx;
  const form = formState(say, { id: "passkey", labels: { label: say.t("accounts.passkey.label") }, issues });
  return (
    <form method="post" action={`${root}/passkeys`} data-passkey="add" data-options={`${root}/passkeys/options`} hidden>
      <input type="hidden" name="_token" value={formToken} />
      <input type="hidden" name="response" value="" />
      <TextInput form={form} name="label" optional maxLength={60} hint={say.t("accounts.passkey.labelHint")} />
      <Submit label={say.t("accounts.passkey.add")} tone="plain" />
      <div data-passkey-error hidden>
        <Notice tone="error">{say.t("accounts.error.passkeyFailed")}</Notice>
      </div>
    </form>
  );
}

function usedOn({ say }: StaffContext, method: MethodOverview): string {
  if (!method.lastUsedAt) return say.t("accounts.passkey.addedOn", { date: say.format.dateTime(method.createdAt) });
  return say.t("accounts.passkey.usedOn", { date: say.format.dateTime(method.lastUsedAt) });
}

function RecoveryCodes({ ctx, root, account }: PartProps): JSX.Element {
  const { say } = ctx;
  const count = ofKind(account, "recoveryCode").length;
  return (
    <Section id="recovery-codes" title={say.t("accounts.codes.heading")} lead={say.t("accounts.codes.left", { count })}>
      {account.isConfirmed ? (
        <PostButton action={`${root}/recovery-codes`} token={ctx.formToken} label={say.t("accounts.codes.renew")} />
      ) : (
        <ConfirmFirst say={say} />
      )}
    </Section>
  );
}

function Password({ ctx, root, account, issues }: PartProps): JSX.Element {
  const { say } = ctx;
  const labels = {
    password: say.t("accounts.account.currentPassword"),
    newPassword: say.t("accounts.newPassword.password"),
  };
  const form = formState(say, { id: "password", labels, issues });
  return (
    <Section
      id="password-section"
      title={say.t("accounts.account.passwordHeading")}
      lead={say.t("accounts.newPassword.lead", { least: PASSWORD_MIN })}
    >
      <Form form={form} action={`${root}/password`} token={ctx.formToken}>
        {/* For password managers: whose password this is. */}
        <input type="text" value={account.staff.account} autocomplete="username" readOnly hidden />
        <TextInput form={form} name="password" type="password" autocomplete="current-password" />
        <TextInput form={form} name="newPassword" type="password" autocomplete="new-password" />
        <Submit label={say.t("accounts.account.changePassword")} tone="plain" />
      </Form>
    </Section>
  );
}

function Sessions({ ctx, root, account }: PartProps): JSX.Element {
  const { say, formToken } = ctx;
  return (
    <Section id="sessions" title={say.t("accounts.sessions.heading")} lead={say.t("accounts.sessions.lead")}>
      <ul class="rows">
        {account.sessions.map((session) => (
          <li class="row">
            <span class="what">{deviceOf(session.userAgent)}</span>
            <span class="more">
              {say.t("accounts.sessions.since", { date: say.format.dateTime(session.createdAt) })}
            </span>
            {session.id === account.currentSessionId ? (
              <span>{say.t("accounts.sessions.this")}</span>
            ) : (
              <PostButton
                action={`${root}/sessions/${session.id}/end`}
                token={formToken}
                label={say.t("accounts.sessions.end")}
                tone="quiet"
              />
            )}
          </li>
        ))}
      </ul>
      <PostButton
        action={`${root}/sign-out-everywhere`}
        token={formToken}
        label={say.t("accounts.sessions.endAll")}
        tone="danger"
      />
    </Section>
  );
}
