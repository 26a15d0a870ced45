import { statSync } from "node:fs";
import type { Hono } from "hono";
import { buildSearchIndex } from "#modules/library/public.ts";
import type { PackSource, PortalSource } from "#modules/publication/public.ts";
import type { Municipality } from "#platform/context.ts";
import { readInScope } from "#platform/db/scope.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PublicPage } from "#platform/module.ts";
import type { SearchIndex } from "#platform/search/search-index.rules.ts";
import { residentContext, translatorFor } from "./create-context.ts";
import type { AppParts } from "./parts.ts";

/** The bundle that this stands in: built anew, it may draw every page in another way. */
const PROGRAM = `${statSync(import.meta.filename).mtimeMs}`;

/** A city's portal as the pages of all modules and the application's own answers make it. */
export function packSource(app: Pick<Hono, "fetch">, parts: AppParts, municipality: Municipality): PackSource {
  return {
    slug: municipality.slug,
    listPages: () => listPublicPages(parts, municipality),
    render: async (address) =>
      app.fetch(new Request(`http://localhost${address}`, { headers: { accept: "text/html" } })),
    sayIn: (language) => translatorFor(parts, getLanguage(language)),
    searchIndex: (language) => searchIndexIn(parts, municipality, language),
  };
}

/** The same for a publication as files. */
export function portalSource(app: Pick<Hono, "fetch">, parts: AppParts, municipality: Municipality): PortalSource {
  const { assets, catalogue, clock, db } = parts;
  const listed = assets.list();
  return {
    ...packSource(app, parts, municipality),
    municipality,
    revision: () => parts.revisionOf(municipality.id),
    now: () => clock.now(),
    today: () => todayInJapan(clock.now()),
    program: [PROGRAM, catalogue.version, ...listed.map(({ address }) => address)].join(" "),
    read: (work) => readInScope(db, municipality.id, work),
    listAssets: () => listed.map(({ address, bodies }) => ({ address, body: bodies.identity })),
  };
}

/** Read once until something changes, or the day does. */
function listPublicPages(parts: AppParts, municipality: Municipality): Promise<PublicPage[]> {
  const today = todayInJapan(parts.clock.now());
  const ctx = residentContext(parts, municipality, getLanguage("ja"));
  return ctx.readOnce(`public pages ${today}`, async (scope) => {
    const pages: PublicPage[] = [];
    for (const module of parts.modules) pages.push(...((await module.listPublicPages?.(scope, today)) ?? []));
    return pages;
  });
}

const searchIndexIn = (parts: AppParts, municipality: Municipality, language: LanguageCode): Promise<SearchIndex> =>
  buildSearchIndex(residentContext(parts, municipality, getLanguage(language)));
