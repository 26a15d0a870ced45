import type { JSX } from "preact";
import { z } from "zod";
import type { GateContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { json, type PageView, page, redirect } from "#platform/http/reply.ts";
import { gateRoute, type InvalidRequest, type Route } from "#platform/http/route.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { OpenedSession } from "../sign-in/open-session.ts";
import { sessionCookie } from "../sign-in/session.ts";
import { signInWithPasskey } from "../sign-in/sign-in-with-passkey.ts";
import { signInWithPassword } from "../sign-in/sign-in-with-password.ts";
import { startPasskeySignIn } from "../sign-in/start-passkey-sign-in.ts";
import type { AccountsParts } from "./accounts-parts.ts";
import { samePlace } from "./same-site.rules.ts";

const next = z.string().max(2000).optional();
const PasswordInput = z.object({
  account: z.string().trim().min(1, "accounts.error.accountMissing").max(200),
  password: z.string().min(1, "accounts.error.passwordMissing").max(1000),
  next,
});
const PasskeyInput = z.object({ response: z.string().max(50_000), next });

export function signInRoutes({ secrets }: AccountsParts): Route[] {
  return [
    gateRoute({
      method: "GET",
      path: "/sign-in",
      query: ["next"],
      handle: async (ctx, request) => signInPage(ctx, { values: { next: request.query.next ?? "" } }),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in",
      input: PasswordInput,
      async handle(ctx, { input, address, userAgent }) {
        return goOn(ctx, await signInWithPassword(ctx, { ...input, address, userAgent }, secrets), input.next);
      },
      invalid: async (ctx, request) => signInPage(ctx, request),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in/passkey/options",
      handle: async (ctx) => json(await startPasskeySignIn(ctx)),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in/passkey",
      input: PasskeyInput,
      async handle(ctx, { input, userAgent }) {
        return goOn(ctx, await signInWithPasskey(ctx, { response: input.response, userAgent }), input.next);
      },
      invalid: async (ctx, request) => signInPage(ctx, request),
    }),
  ];
}

const PAGE_OF_STATE = { awaitsSecondFactor: "sign-in/second-factor", awaitsNewPassword: "sign-in/new-password" };

/** The page that follows a step of signing in, with the session's new cookie. */
export function goOn(ctx: GateContext, opened: OpenedSession, wanted: string | undefined) {
  const { slug } = ctx.municipality;
  const target = samePlace(wanted, slug);
  const cookies = [sessionCookie({ slug, publicUrl: ctx.publicUrl }, opened.token)];
  if (opened.state === "open") return redirect(target, { cookies });
  return redirect(`/${slug}/staff/${PAGE_OF_STATE[opened.state]}?next=${encodeURIComponent(target)}`, { cookies });
}

type Shown = Pick<InvalidRequest, "values"> & { issues?: Issue[]; status?: number };

function signInPage(ctx: GateContext, shown: Shown): PageView {
  const { say, municipality } = ctx;
  const root = `/${municipality.slug}/staff`;
  const form = formState(say, {
    id: "sign-in",
    labels: { account: say.t("accounts.signIn.account"), password: say.t("accounts.signIn.password") },
    values: shown.values,
    issues: shown.issues,
  });
  const back = shown.values.next ?? "";
  return page({
    title: say.t("accounts.signIn.title"),
    status: shown.status,
    islands: ["passkey"],
    body: (
      <>
        <h1>{say.t("accounts.signIn.title")}</h1>
        <p class="lead">{say.t("accounts.signIn.lead", { city: say.plain(municipality.name) })}</p>
        <Form form={form} action={`${root}/sign-in`}>
          <input type="hidden" name="next" value={back} />
          <TextInput form={form} name="account" autocomplete="username" spellcheck={false} maxLength={200} />
          <TextInput form={form} name="password" type="password" autocomplete="current-password" />
          <div class="buttons">
            <Submit label={say.t("accounts.signIn.submit")} />
          </div>
        </Form>
        <PasskeySignIn ctx={ctx} back={back} />
        <p>{say.t("accounts.signIn.help")}</p>
        <OtherLanguage ctx={ctx} back={`${root}/sign-in${back ? `?next=${encodeURIComponent(back)}` : ""}`} />
      </>
    ),
  });
}

/** Hidden until the browser's part finds that passkeys can be used. */
export function PasskeySignIn({ ctx, back }: { ctx: GateContext; back: string }): JSX.Element {
  const root = `/${ctx.municipality.slug}/staff`;
  return (
    <form
      method="post"
      action={`${root}/sign-in/passkey`}
      data-passkey="sign-in"
      data-options={`${root}/sign-in/passkey/options`}
      hidden
    >
      <input type="hidden" name="next" value={back} />
      <input type="hidden" name="response" value="" />
      <div class="buttons">
        <button class="button" type="submit">
          {ctx.say.t("accounts.signIn.passkey")}
        </button>
      </div>
      <div data-passkey-error hidden>
        <Notice tone="error">{ctx.say.t("accounts.error.passkeyFailed")}</Notice>
      </div>
    </form>
  );
}

function OtherLanguage({ ctx, back }: { ctx: GateContext; back: string }): JSX.Element {
  const other = ctx.say.language.code === "ja" ? "en" : "ja";
  return (
    <p>
      <a
        href={`/${ctx.municipality.slug}/staff/language/${other}?back=${encodeURIComponent(back)}`}
        lang={other}
        hreflang={other}
      >
        {other === "ja" ? "日本語" : "English"}
      </a>
    </p>
  );
}
