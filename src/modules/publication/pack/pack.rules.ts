import type { SearchIndex } from "#platform/search/search-index.rules.ts";

/** What a phone keeps of a city in one language: made by the server, stored and read by the service worker. */
export interface Pack {
  format: typeof PACK_FORMAT;
  language: string;
  /** `essential`: kept for whoever comes by; `full`: asked for. */
  level: PackLevel;
  /** Hash of all that is in it: the same content has the same version, whatever else the city has changed. */
  version: string;
  /** The content security policy that every page of the city is sent with. */
  policy: string;
  /** HTML of the line that stands on every page that comes out of the pack; `{time}` is put in when it is shown. */
  notice: string;
  /** By the path behind `/{slug}/{language}`. */
  pages: Record<string, PackedPage>;
  /** Addresses of style sheets, scripts and pictures that the pages load. */
  assets: string[];
  /** What the search without network finds in; not in the essential pack. */
  index?: SearchIndex;
}

export interface PackedPage {
  title: string;
  html: string;
}

export type PackLevel = "essential" | "full";

export const PACK_FORMAT = 1;

/** The search without a server, which stands at `/search` in a pack and among the files of a publication. */
export const SEARCH_PAGE_PATH = "/offline/search";
export const SEARCH_PATH = "/search";
export const SEARCH_INDEX_PATH = "/search-index.json";

/** Shown where a page is asked for that is not on the phone. It is in every pack. */
export const NOT_SAVED_PATH = "/offline/not-saved";

/** Behind `/{slug}/{language}`. */
export const packPath = (level: PackLevel): string =>
  level === "full" ? "/offline-pack.json" : "/offline-essentials.json";

/** What a page needs besides its HTML: files with a hash in their address, and the pictures in its text. */
export function assetsOf(html: string): string[] {
  const files = [...html.matchAll(/\s(?:src|href)="(\/assets\/[^"?#]+)"/g)];
  const pictures = [...html.matchAll(/<img\b[^>]*\ssrc="(\/[^"?#]+)"/g)];
  return [...new Set([...files, ...pictures].map(([, address = ""]) => address))];
}

/** The page's own name: what stands in its title before the city's. Entities stay as they are. */
export function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  return title.split("｜")[0] ?? title;
}

const MAIN = /<main id="main"[^>]*>/;

/**
 * The page with a line as the first thing in its main part, so that it is read aloud there too. What the line holds is
 * markup of the server's own making and a time; the time is escaped.
 */
export function withNotice(html: string, notice: string, time: string): string {
  const line = notice.replace("{time}", () => escapeText(time));
  return html.replace(MAIN, (tag) => tag + line);
}

/** Japan keeps the same time all year. */
const JAPAN_AHEAD_MS = 9 * 3_600_000;

/**
 * A time in Japan as it stands on a phone, `2026-11-22 03:08`; `at` in milliseconds since 1970. In figures, because browsers
 * leave out names of months of languages that they know little of (Chromium writes `M11` in Nepali).
 */
export const phoneTime = (at: number): string =>
  new Date(at + JAPAN_AHEAD_MS).toISOString().slice(0, 16).replace("T", " ");

const escapeText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
