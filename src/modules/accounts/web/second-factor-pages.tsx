import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import type { TotpSetUp } from "../staff/start-totp.ts";

/** QR code, the secret to type by hand, and the first code that proves it works. */
export function totpPage(ctx: StaffContext, setUp: TotpSetUp, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const account = `/${ctx.municipality.slug}/staff/account`;
  const form = formState(say, {
    id: "totp",
    labels: { code: say.t("accounts.totp.code") },
    values: shown?.values,
    issues: shown?.issues,
  });
  return page({
    title: say.t("accounts.totp.title"),
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.account.title"), href: account }, { label: say.t("accounts.totp.title") }],
    body: (
      <>
        <h1>{say.t("accounts.totp.title")}</h1>
        <p class="lead">{say.t("accounts.totp.lead")}</p>
        <QrCode address={setUp.address} label={say.t("accounts.totp.qr")} />
        <p>
          {say.t("accounts.totp.byHand")} <code>{setUp.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <Form form={form} action={`${account}/totp/confirm`} token={ctx.formToken}>
          <TextInput form={form} name="code" inputMode="numeric" autocomplete="one-time-code" spellcheck={false} />
          <div class="buttons">
            <Submit label={say.t("accounts.totp.submit")} />
            <a class="button quiet" href={account}>
              {say.t("accounts.cancel")}
            </a>
          </div>
        </Form>
      </>
    ),
  });
}

/** Shown once, to be printed or written down. */
export function recoveryCodesPage(ctx: StaffContext, codes: readonly string[]): PageView {
  const { say } = ctx;
  const account = `/${ctx.municipality.slug}/staff/account`;
  return page({
    title: say.t("accounts.codes.title"),
    crumbs: [{ label: say.t("accounts.account.title"), href: account }, { label: say.t("accounts.codes.title") }],
    body: (
      <>
        <h1>{say.t("accounts.codes.title")}</h1>
        <Notice tone="warning">
          <p>{say.t("accounts.codes.once")}</p>
        </Notice>
        <ol class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a class="button primary" href={account}>
            {say.t("accounts.codes.done")}
          </a>
        </p>
      </>
    ),
  });
}
