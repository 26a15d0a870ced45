import { z } from "zod";
import type { GateContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { gateRoute, type InvalidRequest, type Route, type RouteRequest } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { chooseNewPassword } from "../sign-in/choose-new-password.ts";
import { confirmSecondFactor } from "../sign-in/confirm-second-factor.ts";
import { PASSWORD_MIN } from "../sign-in/password.rules.ts";
import { readSessionToken } from "../sign-in/session.ts";
import { useRecoveryCode } from "../sign-in/use-recovery-code.ts";
import type { AccountsParts } from "./accounts-parts.ts";
import { goOn, PasskeySignIn } from "./sign-in.tsx";

const next = z.string().max(2000).optional();
const CodeInput = z.object({ code: z.string().trim().min(1, "accounts.error.codeMissing").max(100), next });
const NewPasswordInput = z.object({ newPassword: z.string().min(1, "accounts.error.passwordMissing").max(1000), next });

/** The steps after the first: code of an app, recovery code, a new password in place of a one-time one. */
export function signInStepRoutes({ secrets }: AccountsParts): Route[] {
  const codeOf = (ctx: GateContext, { input, ...request }: RouteRequest<z.output<typeof CodeInput>>) => ({
    code: input.code,
    token: tokenOf(ctx, request),
    address: request.address,
    userAgent: request.userAgent,
  });
  return [
    gateRoute({
      method: "GET",
      path: "/sign-in/second-factor",
      query: ["next"],
      handle: async (ctx, request) => secondFactorPage(ctx, fresh(request)),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in/second-factor",
      input: CodeInput,
      handle: async (ctx, request) =>
        goOn(ctx, await confirmSecondFactor(ctx, codeOf(ctx, request), secrets), request.input.next),
      invalid: async (ctx, request) => secondFactorPage(ctx, request),
    }),
    gateRoute({
      method: "GET",
      path: "/sign-in/recovery",
      query: ["next"],
      handle: async (ctx, request) => recoveryPage(ctx, fresh(request)),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in/recovery",
      input: CodeInput,
      handle: async (ctx, request) =>
        goOn(ctx, await useRecoveryCode(ctx, codeOf(ctx, request), secrets), request.input.next),
      invalid: async (ctx, request) => recoveryPage(ctx, request),
    }),
    gateRoute({
      method: "GET",
      path: "/sign-in/new-password",
      query: ["next"],
      handle: async (ctx, request) => newPasswordPage(ctx, fresh(request)),
    }),
    gateRoute({
      method: "POST",
      path: "/sign-in/new-password",
      input: NewPasswordInput,
      async handle(ctx, request) {
        const { newPassword } = request.input;
        const opened = await chooseNewPassword(ctx, {
          newPassword,
          token: tokenOf(ctx, request),
          userAgent: request.userAgent,
        });
        return goOn(ctx, opened, request.input.next);
      },
      invalid: async (ctx, request) => newPasswordPage(ctx, request),
    }),
  ];
}

function tokenOf(ctx: GateContext, { cookies }: { cookies: Record<string, string> }): string | undefined {
  return readSessionToken({ slug: ctx.municipality.slug, publicUrl: ctx.publicUrl }, cookies);
}

type Shown = Pick<InvalidRequest, "values"> & { issues?: Issue[]; status?: number };
const fresh = (request: { query: Record<string, string> }): Shown => ({
  values: { next: request.query.next ?? "" },
});

function secondFactorPage(ctx: GateContext, shown: Shown): PageView {
  const { say } = ctx;
  const back = shown.values.next ?? "";
  const view = stepPage(ctx, shown, {
    path: "second-factor",
    title: "accounts.secondFactor.title",
    lead: say.t("accounts.secondFactor.lead"),
    field: {
      name: "code",
      label: say.t("accounts.secondFactor.code"),
      inputMode: "numeric",
      autocomplete: "one-time-code",
    },
  });
  const recovery = `/${ctx.municipality.slug}/staff/sign-in/recovery?next=${encodeURIComponent(back)}`;
  return {
    ...view,
    islands: ["passkey"],
    body: (
      <>
        {view.body}
        <PasskeySignIn ctx={ctx} back={back} />
        <p>
          <a href={recovery}>{say.t("accounts.secondFactor.recovery")}</a>
        </p>
      </>
    ),
  };
}

function recoveryPage(ctx: GateContext, shown: Shown): PageView {
  const { say } = ctx;
  return stepPage(ctx, shown, {
    path: "recovery",
    title: "accounts.recovery.title",
    lead: say.t("accounts.recovery.lead"),
    field: { name: "code", label: say.t("accounts.recovery.code"), autocomplete: "off" },
  });
}

function newPasswordPage(ctx: GateContext, shown: Shown): PageView {
  const { say } = ctx;
  return stepPage(ctx, shown, {
    path: "new-password",
    title: "accounts.newPassword.title",
    lead: say.t("accounts.newPassword.lead", { least: PASSWORD_MIN }),
    field: {
      name: "newPassword",
      label: say.t("accounts.newPassword.password"),
      type: "password",
      autocomplete: "new-password",
    },
  });
}

interface Step {
  path: string;
  title: MessageKey;
  lead: string;
  field: { name: string; label: string; type?: "text" | "password"; inputMode?: "numeric"; autocomplete: string };
}

function stepPage(ctx: GateContext, shown: Shown, step: Step): PageView {
  const { say } = ctx;
  const { label, ...field } = step.field;
  const form = formState(say, {
    id: step.path,
    labels: { [field.name]: label },
    values: shown.values,
    issues: shown.issues,
  });
  return page({
    title: say.t(step.title),
    status: shown.status,
    body: (
      <>
        <h1>{say.t(step.title)}</h1>
        <p class="lead">{step.lead}</p>
        <Form form={form} action={`/${ctx.municipality.slug}/staff/sign-in/${step.path}`}>
          <input type="hidden" name="next" value={shown.values.next ?? ""} />
          <TextInput form={form} {...field} spellcheck={false} />
          <div class="buttons">
            <Submit label={say.t("accounts.step.submit")} />
          </div>
        </Form>
      </>
    ),
  });
}
