import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { CONFIRMED_MINUTES } from "../sign-in/session.ts";
import type { Account } from "../staff/get-account.ts";

const SECTION = "confirm-section";

interface ConfirmProps {
  ctx: StaffContext;
  /** Of the account page. */
  root: string;
  account: Account;
  issues: Issue[];
}

/** Password or passkey once more; only where it is too long ago for changing how to sign in. */
export function Confirmation({ ctx, root, account, issues }: ConfirmProps): JSX.Element | null {
  const { say, formToken } = ctx;
  if (account.isConfirmed && issues.length === 0) return null;
  const form = formState(say, {
    id: "confirm",
    labels: { password: say.t("accounts.account.currentPassword") },
    issues,
  });
  const hasPasskey = account.methods.some(({ kind }) => kind === "passkey");
  return (
    <Section
      id={SECTION}
      title={say.t("accounts.confirm.heading")}
      lead={say.t("accounts.confirm.lead", { minutes: CONFIRMED_MINUTES })}
    >
      <Form form={form} action={`${root}/confirm`} token={formToken}>
        <input type="text" value={account.staff.account} autocomplete="username" readOnly hidden />
        <TextInput form={form} name="password" type="password" autocomplete="current-password" />
        <div class="buttons">
          <Submit label={say.t("accounts.confirm.submit")} tone="plain" />
        </div>
      </Form>
      {hasPasskey ? <PasskeyConfirmation ctx={ctx} root={root} /> : null}
    </Section>
  );
}

/** Hidden until the browser's part finds that passkeys can be used. */
function PasskeyConfirmation({ ctx, root }: Pick<ConfirmProps, "ctx" | "root">): JSX.Element {
  const { say, formToken } = ctx;
  return (
    <form
      method="post"
      action={`${root}/confirm/passkey`}
      data-passkey="confirm"
      data-options={`${root}/confirm/passkey/options`}
      hidden
    >
      <input type="hidden" name="_token" value={formToken} />
      <input type="hidden" name="response" value="" />
      <div class="buttons">
        <Submit label={say.t("accounts.confirm.passkey")} tone="plain" />
      </div>
      <div data-passkey-error hidden>
        <Notice tone="error">{say.t("accounts.error.passkeyFailed")}</Notice>
      </div>
    </form>
  );
}

/** In place of what changes how to sign in. */
export function ConfirmFirst({ say }: { say: Translator }): JSX.Element {
  return (
    <p>
      <a href={`#${SECTION}`}>{say.t("accounts.confirm.first")}</a>
    </p>
  );
}
