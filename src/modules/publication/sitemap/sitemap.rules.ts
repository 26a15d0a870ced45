import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { PublicPage } from "#platform/module.ts";

/** The addresses of a city for search engines, https://www.sitemaps.org: one list a language, each page with its others. */
export function sitemapOf(
  pages: readonly PublicPage[],
  { base, slug, language }: { base: string; slug: string; language: string },
): string {
  const address = (code: string, path: string) => escapeXml(`${base}/${slug}/${code}${path}`);
  const entries = pages.map(({ path, changedAt }) => {
    const others = LANGUAGES.map(
      ({ code, hreflang }) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${address(code, path)}"/>`,
    );
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
    return `<url><loc>${address(language, path)}</loc>${changed}${others.join("")}</url>`;
  });
  return `${HEAD}<urlset xmlns="${SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join("")}</urlset>`;
}

/** The list of those lists. */
export function sitemapIndex({ base, slug }: { base: string; slug: string }): string {
  const lists = LANGUAGES.map(
    ({ code }) => `<sitemap><loc>${escapeXml(`${base}/${slug}/${code}/sitemap.xml`)}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex xmlns="${SITEMAP}">${lists.join("")}</sitemapindex>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
