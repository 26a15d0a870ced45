import { randomUUID } from "node:crypto";
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { Municipality, ResidentContext } from "#platform/context.ts";
import { AppError, invalid, notFound } from "#platform/errors.ts";
import { readForm, VISITOR_LIMIT_BYTES, wellFormed, wellFormedParams } from "#platform/http/form.ts";
import { CACHE_MUNICIPALITY, CACHE_REVISION } from "#platform/http/listener.ts";
import type { FileReply, JsonReply, PageView, Reply } from "#platform/http/reply.ts";
import type { InvalidRequest, ResidentRoute, ResidentWriteRoute, RouteRequest } from "#platform/http/route.ts";
import { isFromOurPages, securityHeaders } from "#platform/http/security.ts";
import { findLanguage, negotiateLanguage } from "#platform/i18n/languages.ts";
import { themeStyle } from "#ui/document.tsx";
import { clientAddress } from "./client-address.ts";
import { residentContext, visitorContext } from "./create-context.ts";
import { errorPage, showError } from "./error-pages.tsx";
import type { AppParts } from "./parts.ts";
import { renderResidentPage } from "./resident-frame.tsx";
import { runRoute } from "./run-route.ts";

const NOT_KEPT = { "Cache-Control": "no-store" };

/** `/{slug}/{language}/…`: pages for anybody, and the forms on them. */
export function mountResident(app: Hono, parts: AppParts, limitBody: (bytes: number) => MiddlewareHandler): void {
  for (const module of parts.modules) {
    for (const route of module.routes) {
      if (route.audience !== "resident") continue;
      const path = `/:slug/:language${route.path}`;
      if (route.method === "GET") app.get(path, (context) => answer(parts, context, route));
      else app.post(path, limitBody(VISITOR_LIMIT_BYTES), (context) => answerForm(parts, context, route));
    }
  }
  app.get("/:slug", (context) => sendToLanguage(parts, context));
  app.get("/:slug/", (context) => sendToLanguage(parts, context));
  app.notFound((context) => answerMissing(parts, context));
}

async function sendToLanguage(parts: AppParts, context: Context): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  if (!municipality) return answerMissing(parts, context);
  const language = negotiateLanguage(context.req.header("accept-language"));
  return new Response(null, {
    status: 302,
    headers: { Location: `/${municipality.slug}/${language.code}/`, Vary: "Accept-Language" },
  });
}

async function answer(parts: AppParts, context: Context, route: ResidentRoute): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  const language = findLanguage(context.req.param("language") ?? "");
  if (!municipality || !language) return answerMissing(parts, context);
  const ctx = residentContext(parts, municipality, language);
  const path = pathBehind(context, `/${municipality.slug}/${language.code}`);
  const revision = parts.revisionOf(municipality.id);
  try {
    const reply = await route.handle(ctx, requestOf(context, route));
    const isKept = !route.query?.length && mayBeKept(reply);
    return toResponse(parts, { ctx, reply, path, kept: isKept ? keep(municipality, revision) : {} });
  } catch (error) {
    const view = errorPage(ctx.say, showError(error, ctx.log), `/${municipality.slug}/${language.code}/`);
    return toResponse(parts, { ctx, reply: view, path });
  }
}

function mayBeKept(reply: Reply): boolean {
  if (reply.kind === "file") return !reply.isLarge;
  return reply.kind !== "page" || (reply.status ?? 200) === 200;
}

/** A form from anybody: its origin instead of a token, its answer for nobody else. */
async function answerForm(parts: AppParts, context: Context, route: ResidentWriteRoute): Promise<Response> {
  const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
  const language = findLanguage(context.req.param("language") ?? "");
  if (!municipality || !language) return answerMissing(parts, context);
  const ctx = visitorContext(parts, municipality, { requestId: randomUUID(), language });
  const root = `/${municipality.slug}/${language.code}`;
  const kept = NOT_KEPT;
  try {
    const reply = await runRoute(ctx, route, await readPosted(parts, context));
    if (reply.kind === "redirect") return new Response(null, { status: 303, headers: { Location: reply.to, ...kept } });
    return toResponse(parts, { ctx, reply, path: pathBehind(context, root), kept });
  } catch (error) {
    const view = errorPage(ctx.say, showError(error, ctx.log), `${root}/`);
    return toResponse(parts, { ctx, reply: view, path: pathBehind(context, root), kept });
  }
}

/** @throws AppError forbidden where another site sent the form, invalid where it is no form */
async function readPosted(parts: AppParts, context: Context): Promise<InvalidRequest> {
  if (!isFromOurPages(context.req.raw, parts.config.publicUrl))
    throw new AppError("forbidden", "common.error.foreignForm");
  const { values } = await readForm(context.req.raw).catch(() => {
    throw invalid([]);
  });
  return {
    params: wellFormedParams(context.req.param() as Record<string, string>),
    query: {},
    values,
    files: {},
    address: clientAddress(context, parts.config.trustProxy),
    cookies: {},
    userAgent: "",
    issues: [],
    status: 422,
  };
}

async function answerMissing(parts: AppParts, context: Context): Promise<Response> {
  const { pathname } = new URL(context.req.url);
  const [, slug = "", code = ""] = pathname.split("/");
  const municipality = await parts.findMunicipality(slug);
  const canonical = municipality ? canonicalPath(pathname) : undefined;
  if (canonical && context.req.method === "GET")
    return new Response(null, { status: 308, headers: { Location: canonical } });
  if (!municipality)
    return new Response("404 Not Found", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const language = findLanguage(code) ?? negotiateLanguage(context.req.header("accept-language"));
  const ctx = residentContext(parts, municipality, language);
  const view = errorPage(ctx.say, showError(notFound(), ctx.log), `/${slug}/${language.code}/`);
  return toResponse(parts, { ctx, reply: view, path: "/" });
}

/** A city's first page ends with a slash and no other page does; undefined where the path is in that form already. */
function canonicalPath(path: string): string | undefined {
  const segments = path.split("/").filter(Boolean);
  const isFirstPage = segments.length === 2 && findLanguage(segments[1] ?? "");
  if (isFirstPage) return path.endsWith("/") ? undefined : `/${segments.join("/")}/`;
  return path.endsWith("/") && segments.length > 2 ? `/${segments.join("/")}` : undefined;
}

function requestOf(context: Context, route: ResidentRoute): RouteRequest {
  const query: Record<string, string> = {};
  for (const name of route.query ?? []) query[name] = wellFormed(context.req.query(name) ?? "").slice(0, 200);
  return {
    params: wellFormedParams(context.req.param() as Record<string, string>),
    query,
    input: undefined,
    files: {},
    address: "",
    cookies: {},
    userAgent: "",
  };
}

function pathBehind(context: Context, prefix: string): string {
  return new URL(context.req.url).pathname.slice(prefix.length);
}

interface Answer {
  ctx: ResidentContext;
  reply: Reply;
  path: string;
  /** Headers that say how long the answer may be kept. */
  kept?: Record<string, string>;
}

function toResponse(parts: AppParts, { ctx, reply, path, kept = {} }: Answer): Response {
  if (reply.kind === "redirect") return new Response(null, { status: 302, headers: { Location: reply.to } });
  if (reply.kind === "file") return new Response(reply.body, { headers: { ...fileHeaders(reply), ...kept } });
  if (reply.kind === "json") return jsonResponse(reply, kept);
  return pageResponse(parts, { ctx, view: reply, path, kept });
}

function pageResponse(
  parts: AppParts,
  page: { ctx: ResidentContext; view: PageView; path: string; kept: Record<string, string> },
): Response {
  const { ctx, view, path, kept } = page;
  const html = renderResidentPage({ ctx, view, path, assets: parts.assets });
  const https = parts.config.publicUrl.startsWith("https:");
  return new Response(html, {
    status: view.status ?? 200,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": ctx.say.language.htmlLang,
      ...securityHeaders([themeStyle(ctx.municipality.theme)], https),
      ...kept,
    },
  });
}

export function jsonResponse(reply: JsonReply, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(reply.body), {
    status: reply.status ?? 200,
    headers: { "Content-Type": reply.type ?? "application/json", ...more },
  });
}

export function keep(municipality: Municipality, revision: number): Record<string, string> {
  return { [CACHE_MUNICIPALITY]: String(municipality.id), [CACHE_REVISION]: String(revision) };
}

export function fileHeaders(reply: FileReply): Record<string, string> {
  const headers: Record<string, string> = { "Content-Type": reply.type };
  if (reply.fileName)
    headers["Content-Disposition"] = `attachment; filename*=UTF-8''${encodeURIComponent(reply.fileName)}`;
  return headers;
}
