import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { invalid, notFound } from "#platform/errors.ts";
import { issuesOf, wellFormedParams } from "#platform/http/form.ts";
import { CACHE_MUNICIPALITY, CACHE_REVISION } from "#platform/http/listener.ts";
import type { JsonReply } from "#platform/http/reply.ts";
import type { ApiRoute } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { renderApiDocs } from "./api-docs.tsx";
import { API_ROOT, apiMunicipality, listOperations, MUNICIPALITY_ROOT, municipalityList } from "./api-operations.ts";
import { residentContext } from "./create-context.ts";
import { showError } from "./error-pages.tsx";
import { fileHeaders, jsonResponse, keep } from "./mount-resident.ts";
import { describeApi } from "./openapi.ts";
import type { AppParts } from "./parts.ts";
import { methodProblem, type ProblemJson, toProblem } from "./problem-json.ts";

/** Any page of any site may read. */
const OPEN = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link" };

/** Of no municipality: nobody counts a revision up for it. */
const KEPT_FOR_GOOD = { [CACHE_MUNICIPALITY]: "0", [CACHE_REVISION]: "0" };

/** `/api/v1/…`: public reads for machines, cached like pages; errors as problem+json. */
export function mountApi(app: Hono, parts: AppParts): void {
  mountDescription(app, parts);
  app.get(municipalityList.path, async (context) => {
    const municipalities = (await parts.listMunicipalities()).map(apiMunicipality);
    return withEtag(context, { kind: "json", body: { municipalities } });
  });
  for (const module of parts.modules) {
    for (const route of module.routes) {
      if (route.audience === "api") {
        app.get(`${MUNICIPALITY_ROOT}${route.path}`, (context) => answer(parts, context, route));
      }
    }
  }
  app.options("/api/*", () => preflight());
  app.get("/api/*", () => problemResponse(toProblem({ status: 404, error: notFound() })));
  app.all("/api/*", () => problemResponse(methodProblem(), { Allow: "GET, HEAD, OPTIONS" }));
}

/** The description and its page stay the same for as long as the process lives: made when first asked for, then cached. */
function mountDescription(app: Hono, parts: AppParts): void {
  const describe = () => describeApi(listOperations(parts.modules));
  app.get(`${API_ROOT}/openapi.json`, () =>
    jsonResponse({ kind: "json", body: describe() }, { ...OPEN, ...KEPT_FOR_GOOD }),
  );
  app.get(`${API_ROOT}/docs`, () => {
    const { html, headers } = renderApiDocs(describe(), parts);
    return new Response(html, { headers: { ...headers, ...KEPT_FOR_GOOD } });
  });
}

async function answer(parts: AppParts, context: Context, route: ApiRoute): Promise<Response> {
  try {
    const municipality = await parts.findMunicipalityByCode(context.req.param("code") ?? "");
    if (!municipality) throw notFound();
    const revision = parts.revisionOf(municipality.id);
    const reply = await route.handle(residentContext(parts, municipality, getLanguage("ja")), {
      params: wellFormedParams(context.req.param() as Record<string, string>),
      query: readQuery(context, route),
      input: undefined,
      files: {},
      address: "",
      cookies: {},
      userAgent: "",
    });
    if (route.query && new URL(context.req.url).search !== "" && reply.kind === "json") return withEtag(context, reply);
    const headers = { ...OPEN, ...keep(municipality, revision) };
    if (reply.kind === "file") return new Response(reply.body, { headers: { ...fileHeaders(reply), ...headers } });
    return jsonResponse(reply, { ...headers, ...linkHeader(reply) });
  } catch (error) {
    return problemResponse(toProblem(showError(error, parts.log)));
  }
}

/** Declared parameters as strings, checked against their schemas, with their default values. @throws AppError invalid */
function readQuery(context: Context, route: ApiRoute): Record<string, string> {
  const values: Record<string, string> = {};
  const issues = Object.entries(route.query ?? {}).flatMap(([name, { schema }]) => {
    const parsed = schema.safeParse(context.req.query(name) || undefined);
    if (!parsed.success)
      return issuesOf(parsed.error)
        .slice(0, 1)
        .map((issue) => ({ ...issue, path: name }));
    values[name] = String(parsed.data ?? "");
    return [];
  });
  if (issues.length > 0) throw invalid(issues);
  return values;
}

/** What the page cache does for other addresses, for answers that depend on a query or belong to no municipality. */
function withEtag(context: Context, reply: JsonReply): Response {
  const body = JSON.stringify(reply.body);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    ...OPEN,
    ...linkHeader(reply),
    ETag: etag,
    "Cache-Control": "public, max-age=0, must-revalidate",
  };
  const known = (context.req.header("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { "Content-Type": "application/json", ...headers } });
}

function linkHeader({ links = {} }: JsonReply): Record<string, string> {
  const entries = Object.entries(links).map(([relation, address]) => `<${address}>; rel="${relation}"`);
  return entries.length > 0 ? { Link: entries.join(", ") } : {};
}

/** If-None-Match is not among the headers that a browser sends to another site unasked. */
function preflight(): Response {
  const headers = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers: { ...OPEN, ...headers } });
}

function problemResponse(problem: ProblemJson, more: Record<string, string> = {}): Response {
  const reply = { kind: "json", body: problem, status: problem.status, type: "application/problem+json" } as const;
  return jsonResponse(reply, { ...OPEN, ...more });
}
