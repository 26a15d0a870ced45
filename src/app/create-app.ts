import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { STAFF_LANGUAGE_COOKIE } from "#modules/accounts/public.ts";
import { UPLOAD_LIMIT_BYTES } from "#platform/http/form.ts";
import { securityHeaders } from "#platform/http/security.ts";
import { getLanguage, negotiateLanguage } from "#platform/i18n/languages.ts";
import { translatorFor } from "./create-context.ts";
import { mountApi } from "./mount-api.ts";
import { mountInstallation } from "./mount-installation.tsx";
import { mountResident } from "./mount-resident.ts";
import { mountStaff } from "./mount-staff.ts";
import type { AppParts } from "./parts.ts";

/** The whole application as one function from request to answer; the server and the tests use the same. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const https = parts.config.publicUrl.startsWith("https:");
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders([], https))) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  app.use(bodyLimit({ maxSize: UPLOAD_LIMIT_BYTES, onError: (context) => answerTooLarge(parts, context) }));
  mountInstallation(app, parts);
  mountApi(app, parts);
  mountStaff(app, parts);
  mountResident(app, parts);
  return app;
}

/** Said before anything of the request is read, so in plain words and without a frame; the browser's way back still works. */
function answerTooLarge(parts: AppParts, context: Context): Response {
  const chosen = getCookie(context, STAFF_LANGUAGE_COOKIE);
  const language =
    chosen === "en" || chosen === "ja" ? getLanguage(chosen) : negotiateLanguage(context.req.header("accept-language"));
  const megabytes = UPLOAD_LIMIT_BYTES / 1024 / 1024;
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
      (route) => (route.audience === "resident" && route.query?.length) || (route.audience === "api" && route.query),
    )
    .map((route) => `${route.path.replace(/:\w+/g, "[^/]+")}$`);
  if (patterns.length === 0) return () => false;
  const expression = new RegExp(patterns.join("|"));
  return (path) => expression.test(path);
}
