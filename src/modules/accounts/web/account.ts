import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { json, type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { endSessionCookie, readSessionToken } from "../sign-in/session.ts";
import { addPasskey } from "../staff/add-passkey.ts";
import { changeMailAddress } from "../staff/change-mail-address.ts";
import { changePassword } from "../staff/change-password.ts";
import { confirmTotp } from "../staff/confirm-totp.ts";
import { confirmWithPasskey } from "../staff/confirm-with-passkey.ts";
import { confirmWithPassword } from "../staff/confirm-with-password.ts";
import { endSession } from "../staff/end-session.ts";
import { getAccount } from "../staff/get-account.ts";
import { MailAddressInput } from "../staff/inputs.ts";
import { removePasskey } from "../staff/remove-passkey.ts";
import { removeTotp } from "../staff/remove-totp.ts";
import { renewRecoveryCodes } from "../staff/renew-recovery-codes.ts";
import { signOut } from "../staff/sign-out.ts";
import { signOutEverywhere } from "../staff/sign-out-everywhere.ts";
import { startPasskey } from "../staff/start-passkey.ts";
import { startPasskeyConfirmation } from "../staff/start-passkey-confirmation.ts";
import { startTotp } from "../staff/start-totp.ts";
import { type AccountProblem, accountPage } from "./account-page.tsx";
import type { AccountsParts } from "./accounts-parts.ts";
import { recoveryCodesPage, totpPage } from "./second-factor-pages.tsx";

const Nothing = z.object({});
const password = z.string().min(1, "accounts.error.passwordMissing").max(1000);
const PasswordChange = z.object({
  password,
  newPassword: z.string().min(1, "accounts.error.passwordMissing").max(1000),
});
const Confirmation = z.object({ password });
const Code = z.object({ code: z.string().trim().min(1, "accounts.error.codeMissing").max(100) });
const response = z.string().max(50_000);
const NewPasskey = z.object({
  response,
  label: z.string().trim().max(60, "accounts.error.nameLong").default(""),
});

/** One's own account: everybody who is signed in. */
export function accountRoutes(parts: AccountsParts): Route[] {
  const access = "signedIn";
  const page = async (ctx: StaffContext, cookies: Record<string, string>, problem?: AccountProblem) =>
    accountPage(ctx, await getAccount(ctx, { token: tokenOf(ctx, parts, cookies) }), problem);
  const again = (form: AccountProblem["form"]) => (ctx: StaffContext, request: InvalidRequest) =>
    page(ctx, request.cookies, { ...request, form: mustConfirm(request) ? "confirm" : form });
  return [
    staffPage({ access, path: "/account", handle: (ctx, { cookies }) => page(ctx, cookies) }),
    staffAction({
      access,
      path: "/account/password",
      input: PasswordChange,
      async handle(ctx, { input, address, cookies }) {
        await changePassword(ctx, { ...input, address, token: tokenOf(ctx, parts, cookies) }, parts.secrets);
        return back(ctx, "accounts.flash.passwordChanged");
      },
      invalid: again("password"),
    }),
    staffAction({
      access,
      path: "/account/mail-address",
      input: MailAddressInput,
      async handle(ctx, { input }) {
        await changeMailAddress(ctx, input);
        return back(ctx, "accounts.flash.saved");
      },
      invalid: again("mail"),
    }),
    ...confirmRoutes(parts, again),
    ...totpRoutes(parts, again),
    ...passkeyRoutes(parts, again),
    ...sessionRoutes(parts),
    staffAction({
      access,
      path: "/account/recovery-codes",
      input: Nothing,
      handle: async (ctx, { cookies }) =>
        recoveryCodesPage(ctx, await renewRecoveryCodes(ctx, { token: tokenOf(ctx, parts, cookies) })),
      invalid: again("confirm"),
    }),
  ];
}

type Again = (form: AccountProblem["form"]) => (ctx: StaffContext, request: InvalidRequest) => Promise<PageView>;

/** The change was refused because it is too long ago that the person showed who sits here. */
function mustConfirm({ issues }: Pick<InvalidRequest, "issues">): boolean {
  return issues.some(({ code }) => code === "accounts.error.confirmFirst");
}

function confirmRoutes(parts: AccountsParts, again: Again): Route[] {
  const access = "signedIn";
  const { publicUrl, secrets } = parts;
  return [
    staffAction({
      access,
      path: "/account/confirm",
      input: Confirmation,
      async handle(ctx, { input, address, cookies }) {
        await confirmWithPassword(ctx, { ...input, address, token: tokenOf(ctx, parts, cookies) }, secrets);
        return back(ctx, "accounts.flash.confirmed");
      },
      invalid: again("confirm"),
    }),
    staffAction({
      access,
      path: "/account/confirm/passkey/options",
      input: z.looseObject({}),
      handle: async (ctx) => json(await startPasskeyConfirmation(ctx, { publicUrl })),
    }),
    staffAction({
      access,
      path: "/account/confirm/passkey",
      input: z.object({ response }),
      async handle(ctx, { input, cookies }) {
        await confirmWithPasskey(ctx, { ...input, publicUrl, token: tokenOf(ctx, parts, cookies) });
        return back(ctx, "accounts.flash.confirmed");
      },
      invalid: again("confirm"),
    }),
  ];
}

function totpRoutes(parts: AccountsParts, again: Again): Route[] {
  const access = "signedIn";
  const { secrets } = parts;
  const show = (ctx: StaffContext, { cookies }: Pick<InvalidRequest, "cookies">) =>
    startTotp(ctx, { token: tokenOf(ctx, parts, cookies) }, secrets);
  return [
    staffAction({
      access,
      path: "/account/totp",
      input: Nothing,
      handle: async (ctx, request) => totpPage(ctx, await show(ctx, request)),
      invalid: again("confirm"),
    }),
    staffAction({
      access,
      path: "/account/totp/confirm",
      input: Code,
      async handle(ctx, { input, cookies }) {
        await confirmTotp(ctx, { ...input, token: tokenOf(ctx, parts, cookies) }, secrets);
        return back(ctx, "accounts.flash.totpAdded");
      },
      invalid: async (ctx, request) =>
        mustConfirm(request) ? again("confirm")(ctx, request) : totpPage(ctx, await show(ctx, request), request),
    }),
    staffAction({
      access,
      path: "/account/totp/remove",
      input: Nothing,
      async handle(ctx, { cookies }) {
        await removeTotp(ctx, { token: tokenOf(ctx, parts, cookies) });
        return back(ctx, "accounts.flash.totpRemoved");
      },
      invalid: again("confirm"),
    }),
  ];
}

function passkeyRoutes(parts: AccountsParts, again: Again): Route[] {
  const access = "signedIn";
  const { publicUrl } = parts;
  return [
    staffAction({
      access,
      path: "/account/passkeys/options",
      input: z.looseObject({}),
      handle: async (ctx, { cookies }) =>
        json(await startPasskey(ctx, { publicUrl, token: tokenOf(ctx, parts, cookies) })),
    }),
    staffAction({
      access,
      path: "/account/passkeys",
      input: NewPasskey,
      async handle(ctx, { input, userAgent, cookies }) {
        await addPasskey(ctx, { ...input, userAgent, publicUrl, token: tokenOf(ctx, parts, cookies) });
        return back(ctx, "accounts.flash.passkeyAdded");
      },
      invalid: again("passkey"),
    }),
    staffAction({
      access,
      path: "/account/passkeys/:id/remove",
      input: Nothing,
      async handle(ctx, { params, cookies }) {
        await removePasskey(ctx, { passkeyId: params.id ?? "", token: tokenOf(ctx, parts, cookies) });
        return back(ctx, "accounts.flash.passkeyRemoved");
      },
      invalid: again("confirm"),
    }),
  ];
}

function sessionRoutes(parts: AccountsParts): Route[] {
  const access = "signedIn";
  const leave = (ctx: StaffContext) => {
    const { slug } = ctx.municipality;
    return redirect(`/${slug}/staff/sign-in`, { cookies: [endSessionCookie({ slug, publicUrl: parts.publicUrl })] });
  };
  return [
    staffAction({
      access,
      path: "/sign-out",
      input: Nothing,
      async handle(ctx, { cookies }) {
        await signOut(ctx, { token: tokenOf(ctx, parts, cookies) });
        return leave(ctx);
      },
    }),
    staffAction({
      access,
      path: "/account/sign-out-everywhere",
      input: Nothing,
      async handle(ctx) {
        await signOutEverywhere(ctx);
        return leave(ctx);
      },
    }),
    staffAction({
      access,
      path: "/account/sessions/:id/end",
      input: Nothing,
      async handle(ctx, { params }) {
        await endSession(ctx, { sessionId: params.id ?? "" });
        return back(ctx, "accounts.flash.sessionEnded");
      },
    }),
  ];
}

function back(ctx: StaffContext, flash: MessageKey) {
  return redirect(`/${ctx.municipality.slug}/staff/account`, { flash });
}

function tokenOf(ctx: StaffContext, { publicUrl }: AccountsParts, cookies: Record<string, string>): string {
  return readSessionToken({ slug: ctx.municipality.slug, publicUrl }, cookies) ?? "";
}
