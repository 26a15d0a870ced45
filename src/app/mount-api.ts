import type { Context, Hono } from "hono";
import { notFound } from "#platform/errors.ts";
import type { ApiRoute } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { residentContext } from "./create-context.ts";
import { showError } from "./error-pages.tsx";
import { fileHeaders, jsonResponse, keep } from "./mount-resident.ts";
import type { AppParts } from "./parts.ts";

const ROOT = "/api/v1/municipalities/:code";

/** `/api/v1/…`: public reads for machines, cached like pages; errors as problem+json. */
export function mountApi(app: Hono, parts: AppParts): void {
  for (const module of parts.modules) {
    for (const route of module.routes) {
      if (route.audience === "api") app.get(`${ROOT}${route.path}`, (context) => answer(parts, context, route));
    }
  }
}

async function answer(parts: AppParts, context: Context, route: ApiRoute): Promise<Response> {
  try {
    const municipality = await parts.findMunicipalityByCode(context.req.param("code") ?? "");
    if (!municipality) throw notFound();
    const ctx = residentContext(parts, municipality, getLanguage("ja"));
    const revision = parts.revisionOf(municipality.id);
    const query = Object.fromEntries(
      Object.keys(route.query ?? {}).map((name) => [name, context.req.query(name) ?? ""]),
    );
    const params = context.req.param() as Record<string, string>;
    const reply = await route.handle(ctx, {
      params,
      query,
      input: undefined,
      files: {},
      address: "",
      cookies: {},
      userAgent: "",
    });
    const kept: Record<string, string> = {
      "Access-Control-Allow-Origin": "*",
      ...(route.query ? {} : keep(municipality, revision)),
    };
    if (reply.kind === "file") return new Response(reply.body, { headers: { ...fileHeaders(reply), ...kept } });
    return jsonResponse(reply, kept);
  } catch (error) {
    const { status, error: shown } = showError(error, parts.log);
    const problem = {
      type: "about:blank",
      title: shown.code,
      status,
      detail: shown.issues.map((issue) => `${issue.path}: ${issue.code}`).join("; "),
    };
    return jsonResponse(
      { kind: "json", body: problem, status, type: "application/problem+json" },
      { "Access-Control-Allow-Origin": "*" },
    );
  }
}
