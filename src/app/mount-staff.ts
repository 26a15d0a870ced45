import { randomUUID } from "node:crypto";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { GateContext, Municipality, StaffContext } from "#platform/context.ts";
import { hasPermission } from "#platform/context.ts";
import { AppError, forbidden } from "#platform/errors.ts";
import {
  FORM_LIMIT_BYTES,
  GATE_LIMIT_BYTES,
  type ParsedForm,
  readForm,
  UPLOAD_LIMIT_BYTES,
  wellFormed,
  wellFormedParams,
} from "#platform/http/form.ts";
import type { Reply, redirect } from "#platform/http/reply.ts";
import type { GateRoute, InvalidRequest, StaffReadRoute, StaffWriteRoute } from "#platform/http/route.ts";
import { isFromOurPages, securityHeaders } from "#platform/http/security.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { themeStyle } from "#ui/document.tsx";
import { clientAddress } from "./client-address.ts";
import { gateContext, staffContext } from "./create-context.ts";
import { errorPage, showError } from "./error-pages.tsx";
import { fileHeaders, jsonResponse } from "./mount-resident.ts";
import type { AppParts, SignedIn } from "./parts.ts";
import { runRoute } from "./run-route.ts";
import { renderStaffPage } from "./staff-frame.tsx";

const FLASH_COOKIE = "kakehashi-flash";
const LANGUAGE_COOKIE = "kakehashi-staff-language";
const NO_FORM: ParsedForm = { values: {}, files: {} };

type StaffRoute = StaffReadRoute | StaffWriteRoute;

/** `/{slug}/staff/…`: pages for people who sign in. Never cached. */
export function mountStaff(app: Hono, parts: AppParts, limitBody: (bytes: number) => MiddlewareHandler): void {
  for (const module of parts.modules) {
    for (const route of module.routes) {
      const path = `/:slug/staff${route.path}`;
      if (route.audience === "gate") {
        app.on(route.method, path, limitBody(GATE_LIMIT_BYTES), (context) => answerGate(parts, context, route));
      }
      if (route.audience === "staff") {
        app.on(route.method, path, limitBody(limitOf(route)), (context) => answerStaff(parts, context, route));
      }
    }
  }
  app.get("/:slug/staff", (context) => sendToStaff(parts, context));
  app.get("/:slug/staff/*", (context) => answerUnknown(parts, context));
}

function limitOf(route: StaffRoute): number {
  if (route.method !== "POST" || !route.upload) return FORM_LIMIT_BYTES;
  return route.uploadLimit ?? UPLOAD_LIMIT_BYTES;
}

/** The address is made from the municipality that was found: what was asked for may be another host (`%2Fexample.com`). */
async function sendToStaff(parts: AppParts, context: Context): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  if (!municipality) return context.text("404 Not Found", 404);
  return context.redirect(`/${municipality.slug}/staff/`);
}

/** An unknown staff address: 404 for those who are signed in, the sign-in page for others. */
async function answerUnknown(parts: AppParts, context: Context): Promise<Response> {
  const handle = async () => {
    throw new AppError("notFound", "common.error.notFound");
  };
  return answerStaff(parts, context, { audience: "staff", method: "GET", access: "signedIn", path: "*", handle });
}

async function answerGate(parts: AppParts, context: Context, route: GateRoute): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  if (!municipality) return context.text("404 Not Found", 404);
  const language = getLanguage(getCookie(context, LANGUAGE_COOKIE) === "en" ? "en" : "ja");
  const ctx = gateContext(parts, municipality, { requestId: randomUUID(), language });
  const frame: Frame = { parts, context, municipality, ctx };
  try {
    const form = await readPosted(parts, context);
    return toResponse(frame, await runRoute(ctx, route, requestOf(parts, context, { route, form })));
  } catch (error) {
    return toResponse(frame, errorPage(ctx.say, showError(error, ctx.log), `/${municipality.slug}/staff/sign-in`));
  }
}

async function answerStaff(parts: AppParts, context: Context, route: StaffRoute): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  if (!municipality) return context.text("404 Not Found", 404);
  const signedIn = await parts.authenticate(municipality, getCookie(context));
  const root = `/${municipality.slug}/staff`;
  if (!signedIn) return context.redirect(`${root}/sign-in?next=${encodeURIComponent(context.req.path)}`, 303);
  if (signedIn.mustSetUpSecondFactor && !isAccountPath(context.req.path, root))
    return context.redirect(`${root}/account`, 303);
  const ctx = staffContext(parts, municipality, { ...signedIn, requestId: randomUUID() });
  const frame: Frame = { parts, context, municipality, ctx };
  try {
    await checkAccess(ctx, route);
    const form = await readPosted(parts, context, signedIn);
    return toResponse(frame, await runRoute(ctx, route, requestOf(parts, context, { route, form })));
  } catch (error) {
    const shown = showError(error, ctx.log);
    if (shown.error.kind === "forbidden") await auditDenial(ctx, context.req.path);
    return toResponse(frame, errorPage(ctx.say, shown, `${root}/`));
  }
}

function isAccountPath(path: string, root: string): boolean {
  return (
    path.startsWith(`${root}/account`) || path.startsWith(`${root}/sign-out`) || path.startsWith(`${root}/language`)
  );
}

async function checkAccess(ctx: StaffContext, route: StaffRoute): Promise<void> {
  if (route.access !== "signedIn" && !hasPermission(ctx.actor, route.access)) throw forbidden();
}

/** A refused attempt is written down too; in a transaction of its own, as the act's was rolled back. */
async function auditDenial(ctx: StaffContext, path: string): Promise<void> {
  await ctx.transaction((scope) =>
    recordAudit(ctx, scope, { action: "access.denied", objectKind: "page", objectKey: path.slice(0, 200) }),
  );
}

async function readPosted(parts: AppParts, context: Context, signedIn?: SignedIn): Promise<ParsedForm> {
  if (context.req.method !== "POST") return NO_FORM;
  if (!isFromOurPages(context.req.raw, parts.config.publicUrl))
    throw new AppError("forbidden", "common.error.foreignForm");
  const form = await readForm(context.req.raw);
  if (signedIn && form.values._token !== signedIn.formToken) throw new AppError("forbidden", "common.error.formToken");
  return form;
}

function requestOf(
  parts: AppParts,
  context: Context,
  sent: { route: StaffRoute | GateRoute; form: ParsedForm },
): InvalidRequest {
  const query: Record<string, string> = {};
  const names = "query" in sent.route ? (sent.route.query ?? []) : [];
  for (const name of names) query[name] = wellFormed(context.req.query(name) ?? "").slice(0, 500);
  return {
    params: wellFormedParams(context.req.param() as Record<string, string>),
    query,
    values: sent.form.values,
    files: sent.form.files,
    address: clientAddress(context, parts.config.trustProxy),
    cookies: getCookie(context),
    userAgent: (context.req.header("user-agent") ?? "").slice(0, 300),
    issues: [],
    status: 422,
  };
}

interface Frame {
  parts: AppParts;
  context: Context;
  municipality: Municipality;
  ctx: StaffContext | GateContext;
}

function toResponse(frame: Frame, reply: Reply): Response {
  const { parts, context, municipality, ctx } = frame;
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (reply.kind === "redirect") return redirectResponse(frame, reply, headers);
  if (reply.kind === "json") return jsonResponse(reply, { "Cache-Control": "no-store" });
  if (reply.kind === "file")
    return new Response(reply.body, { headers: { ...fileHeaders(reply), "Cache-Control": "no-store" } });
  const flash = getCookie(context, FLASH_COOKIE);
  if (flash) headers.append("Set-Cookie", `${FLASH_COOKIE}=; Path=/${municipality.slug}/staff; Max-Age=0`);
  const html = renderStaffPage({
    municipality,
    say: ctx.say,
    ctx: ctx.audience === "staff" ? ctx : undefined,
    view: reply,
    path: context.req.path,
    menu: parts.modules.flatMap((module) => module.staffMenu ?? []),
    flash: flash ? readFlash(flash) : undefined,
    assets: parts.assets,
  });
  headers.set("Content-Type", "text/html; charset=utf-8");
  const https = parts.config.publicUrl.startsWith("https:");
  for (const [name, value] of Object.entries(securityHeaders([themeStyle(municipality.theme)], https)))
    headers.set(name, value);
  return new Response(html, { status: reply.status ?? 200, headers });
}

/** `key?date=…`; the part behind `?` is escaped once more, because reading the cookie takes one layer off. */
function writeFlash(key: string, words: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(words).toString();
  return query === "" ? key : `${key}?${encodeURIComponent(query)}`;
}

function readFlash(written: string): { key: string; words: Record<string, string> } {
  const [key = "", query = ""] = written.split("?");
  return { key, words: Object.fromEntries(new URLSearchParams(query)) };
}

function redirectResponse(frame: Frame, reply: ReturnType<typeof redirect>, headers: Headers): Response {
  headers.set("Location", reply.to);
  for (const cookie of reply.cookies ?? []) headers.append("Set-Cookie", cookie);
  if (reply.flash)
    headers.append(
      "Set-Cookie",
      `${FLASH_COOKIE}=${writeFlash(reply.flash, reply.flashWords)}; Path=/${frame.municipality.slug}/staff; HttpOnly; SameSite=Lax; Max-Age=60`,
    );
  return new Response(null, { status: 303, headers });
}
