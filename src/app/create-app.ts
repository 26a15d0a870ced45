import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { STAFF_LANGUAGE_COOKIE } from "#modules/accounts/public.ts";
import { CACHE_MUNICIPALITY, CACHE_REVISION, type KEEPING } from "#platform/http/listener.ts";
import { securityHeaders } from "#platform/http/security.ts";
import { findLanguage, getLanguage, negotiateLanguage } from "#platform/i18n/languages.ts";
import { translatorFor } from "./create-context.ts";
import { mountApi } from "./mount-api.ts";
import { mountFiles } from "./mount-files.ts";
import { mountInstallation } from "./mount-installation.tsx";
import { mountPublication } from "./mount-publication.ts";
import { mountResident } from "./mount-resident.ts";
import { mountStaff } from "./mount-staff.ts";
import type { AppParts } from "./parts.ts";

/** The whole application as one function from request to answer; the server and the tests use the same. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const https = parts.config.publicUrl.startsWith("https:");
  app.use(async (context, next) => {
    await next();
    if (!(context.env as Partial<typeof KEEPING> | undefined)?.keeps) {
      context.res.headers.delete(CACHE_MUNICIPALITY);
      context.res.headers.delete(CACHE_REVISION);
    }
    for (const [name, value] of Object.entries(securityHeaders([], https))) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  mountInstallation(app, parts);
  mountApi(app, parts);
  const limitBody = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => answerTooLarge(parts, context, maxSize) });
  mountStaff(app, parts, limitBody);
  mountFiles(app, parts);
  mountPublication(app, parts);
  mountResident(app, parts, limitBody);
  return app;
}

/** Said before anything of the request is read, so in plain words and without a frame; the browser's way back still works. */
function answerTooLarge(parts: AppParts, context: Context, limit: number): Response {
  const chosen = getCookie(context, STAFF_LANGUAGE_COOKIE);
  const staff = chosen === "en" || chosen === "ja" ? getLanguage(chosen) : undefined;
  const language =
    findLanguage(context.req.param("language") ?? "") ??
    staff ??
    negotiateLanguage(context.req.header("accept-language"));
  const megabytes = Math.max(1, Math.floor(limit / 1024 / 1024));
  const said = translatorFor(parts, language).t("common.error.tooLarge", { megabytes });
  return new Response(said, {
    status: 413,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Language": language.htmlLang },
  });
}

/** Paths of pages that read a query, as one test: `/kanazawa/en/plans/x/search`. */
export function queryReader(parts: AppParts): (path: string) => boolean {
  const patterns = parts.modules
    .flatMap((module) => module.routes)
    .filter(
      (route) =>
        (route.audience === "resident" && route.method === "GET" && route.query?.length) ||
        (route.audience === "api" && route.query),
    )
    .map((route) => `${route.path.replace(/:\w+/g, "[^/]+")}$`);
  if (patterns.length === 0) return () => false;
  const expression = new RegExp(patterns.join("|"));
  return (path) => expression.test(path);
}
