import type { JSX } from "preact";
import { encode } from "uqr";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
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
        <QrCode content={setUp.address} label={say.t("accounts.totp.qr")} />
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

/** Dark modules on white in any colour scheme: readers of codes need it so. */
function QrCode({ content, label }: { content: string; label: string }): JSX.Element {
  const { data, size } = encode(content, { border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
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
