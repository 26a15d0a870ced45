import type { Context, Hono } from "hono";
import {
  appManifest,
  drawIcon,
  ICON_SIZES,
  makePack,
  measurePacks,
  packPath,
  type PackSource,
  sitemapIndex,
  sitemapOf,
} from "#modules/publication/public.ts";
import type { Municipality } from "#platform/context.ts";
import type { FileReply, JsonReply } from "#platform/http/reply.ts";
import { findLanguage, type Language } from "#platform/i18n/languages.ts";
import { translatorFor } from "./create-context.ts";
import { fileHeaders, jsonResponse, keep } from "./mount-resident.ts";
import type { AppParts } from "./parts.ts";
import { packSource } from "./portal-source.ts";

interface Place {
  municipality: Municipality;
  source: PackSource;
}

const XML = "application/xml; charset=utf-8";

/**
 * What stands beside a city's pages for phones, search engines and the publication as files: the service worker, icons,
 * packs, lists of addresses. Not routes of a module: they need the pages of all modules, as the application answers them.
 */
export function mountPublication(app: Hono, parts: AppParts): void {
  const { assets, config } = parts;
  const base = config.publicUrl;
  mountCity(app, parts, "sw.js", async () => scriptResponse(assets.find(assets.addressOf("offline-worker.js"))?.bodies.identity));
  mountCity(app, parts, "sitemap.xml", async ({ source }) => textResponse(sitemapIndex({ base, slug: source.slug }), XML));
  for (const size of ICON_SIZES) {
    mountCity(app, parts, `icon-${size}.png`, async ({ municipality }) => iconResponse(drawIcon(size, municipality.theme.light)));
  }
  mountLanguage(app, parts, packPath("full"), async ({ source }, { code: language }) =>
    jsonReply(await makePack(source, { language, level: "full" })),
  );
  mountLanguage(app, parts, packPath("essential"), async ({ source }, { code: language }) =>
    jsonReply(await makePack(source, { language, level: "essential" })),
  );
  mountLanguage(app, parts, "/offline-packs.json", async ({ municipality, source }) =>
    jsonReply({ packs: await sizesOf(parts, municipality, source) }),
  );
  mountLanguage(app, parts, "/sitemap.xml", async ({ source }, { code: language }) => ({
    kind: "file",
    body: sitemapOf(await source.listPages(), { base, slug: source.slug, language }),
    type: XML,
  }));
  mountLanguage(app, parts, "/app.webmanifest", async ({ municipality }, language) =>
    jsonReply(appManifest(municipality, translatorFor(parts, language)), "application/manifest+json"),
  );
}

const jsonReply = (body: object, type?: string): JsonReply => ({ kind: "json", body, type });

/** All packs are made to know their sizes: once until something changes, whoever asks. */
function sizesOf(parts: AppParts, { id }: Municipality, source: PackSource) {
  const revision = parts.revisionOf(id);
  return parts.memory.get({ municipalityId: id, revision, key: "pack sizes" }, () => measurePacks(source));
}

function mountCity(app: Hono, parts: AppParts, name: string, answer: (place: Place) => Promise<Response | undefined>): void {
  app.get(`/:slug/${name}`, async (context, next) => {
    const municipality = await parts.findMunicipality(context.req.param("slug"));
    const found = municipality && (await answer({ municipality, source: packSource(app, parts, municipality) }));
    return found ?? next();
  });
}

/** Kept like a page: the same for everybody until something changes. */
function mountLanguage(
  app: Hono,
  parts: AppParts,
  path: string,
  answer: (place: Place, language: Language) => Promise<JsonReply | FileReply>,
): void {
  app.get(`/:slug/:language${path}`, async (context: Context, next) => {
    const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
    const language = findLanguage(context.req.param("language") ?? "");
    if (!municipality || !language) return next();
    const kept = keep(municipality, parts.revisionOf(municipality.id));
    const reply = await answer({ municipality, source: packSource(app, parts, municipality) }, language);
    if (reply.kind === "json") return jsonResponse(reply, kept);
    return new Response(reply.body, { headers: { ...fileHeaders(reply), ...kept } });
  });
}

/** Asked for at each visit, so that a new one is seen at once. */
const CHECKED = "public, max-age=0, must-revalidate";
const A_DAY = "public, max-age=86400";

function scriptResponse(body: Buffer | undefined): Response | undefined {
  return body && new Response(new Uint8Array(body), headersOf("text/javascript; charset=utf-8", CHECKED));
}

const textResponse = (body: string, type: string) => new Response(body, headersOf(type, CHECKED));
const iconResponse = (body: Buffer<ArrayBuffer>) => new Response(body, headersOf("image/png", A_DAY));
const headersOf = (type: string, control: string) => ({ headers: { "Content-Type": type, "Cache-Control": control } });
