import type { Context, Hono } from "hono";
import {
  appManifest,
  drawIcon,
  ICON_SIZES,
  makePack,
  measurePacks,
  type PackSource,
  packPath,
  sitemapIndex,
  sitemapOf,
} from "#modules/publication/public.ts";
import type { Municipality } from "#platform/context.ts";
import type { FileReply, JsonReply } from "#platform/http/reply.ts";
import { findLanguage, type Language } from "#platform/i18n/languages.ts";
import { mountCityRoute } from "./city-route.ts";
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
  const sourceOf = (municipality: Municipality) => packSource(app, parts, municipality);
  for (const [name, answer] of cityFiles(parts)) {
    mountCityRoute(app, parts, {
      rest: name,
      answer: (_, municipality) => answer({ municipality, source: sourceOf(municipality) }),
    });
  }
  for (const [path, answer] of languageFiles(parts)) {
    app.get(`/:slug/:language${path}`, async (context: Context, next) => {
      const municipality = await parts.findMunicipality(context.req.param("slug") ?? "");
      const language = findLanguage(context.req.param("language") ?? "");
      if (!municipality || !language) return next();
      const kept = keep(municipality, parts.revisionOf(municipality.id));
      const reply = await answer({ municipality, source: sourceOf(municipality) }, language);
      if (reply.kind === "json") return jsonResponse(reply, kept);
      return new Response(reply.body, { headers: { ...fileHeaders(reply), ...kept } });
    });
  }
}

type CityFile = [name: string, answer: (place: Place) => Promise<Response | undefined>];

function cityFiles({ assets, config }: AppParts): CityFile[] {
  const worker = assets.find(assets.addressOf("offline-worker.js"));
  return [
    ["sw.js", async () => scriptResponse(worker?.bodies.identity)],
    [
      "sitemap.xml",
      async ({ source }) => textResponse(sitemapIndex({ base: config.publicUrl, slug: source.slug }), XML),
    ],
    ...ICON_SIZES.map(
      (size): CityFile => [
        `icon-${size}.png`,
        async ({ municipality }) => iconResponse(drawIcon(size, municipality.theme.light)),
      ],
    ),
  ];
}

/** Kept like a page: the same for everybody until something changes. */
type LanguageFile = [path: string, answer: (place: Place, language: Language) => Promise<JsonReply | FileReply>];

function languageFiles(parts: AppParts): LanguageFile[] {
  const base = parts.config.publicUrl;
  return [
    ...(["full", "essential"] as const).map(
      (level): LanguageFile => [
        packPath(level),
        async ({ source }, { code: language }) => jsonReply(await makePack(source, { language, level })),
      ],
    ),
    [
      "/offline-packs.json",
      async ({ municipality, source }) => jsonReply({ packs: await sizesOf(parts, municipality, source) }),
    ],
    [
      "/sitemap.xml",
      async ({ source }, { code: language }) => ({
        kind: "file",
        body: sitemapOf(await source.listPages(), { base, slug: source.slug, language }),
        type: XML,
      }),
    ],
    [
      "/app.webmanifest",
      async ({ municipality }, language) =>
        jsonReply(appManifest(municipality, translatorFor(parts, language)), "application/manifest+json"),
    ],
  ];
}

const jsonReply = (body: object, type?: string): JsonReply => ({ kind: "json", body, type });

/** All packs are made to know their sizes: once until something changes, whoever asks. */
function sizesOf(parts: AppParts, { id }: Municipality, source: PackSource) {
  const revision = parts.revisionOf(id);
  return parts.memory.get({ municipalityId: id, revision, key: "pack sizes" }, () => measurePacks(source));
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
