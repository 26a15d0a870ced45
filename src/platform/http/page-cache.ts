import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = "br" | "gzip" | "identity";

/** A page as it goes over the wire. */
export interface Packed {
  body: Buffer;
  /** Names and values by turns, as `writeHead` takes them without looking at each again. */
  headers: string[];
}

/** A rendered page, ready to be written. */
export interface CachedPage {
  municipalityId: number;
  revision: number;
  /** Milliseconds since 1970; the page says "today" or "now" and is made anew the next day. */
  expiresAt: number;
  status: number;
  /** When it was last moved to the young end of the cache. */
  touchedAt: number;
  etag: string;
  body: Buffer;
  headers: Record<string, string | number>;
  /** Compressed once, when somebody first asks for it so: nearly everybody asks for brotli, the others through an old proxy. */
  packed: Partial<Record<Encoding, Packed>>;
  packing: Partial<Record<Encoding, Promise<Packed>>>;
  /** Headers of a 304. */
  unchanged: string[];
  /** Bytes in memory, about. */
  size: number;
}

export interface RenderedPage {
  municipalityId: number;
  /** The content revision that was known before rendering began. */
  revision: number;
  status: number;
  body: Buffer;
  headers: Record<string, string>;
}

/** What is kept of a body, compressed twice, beside itself: pages come down to a fifth. */
const SIZE_WITH_PACKED = 1.5;

/** Gives a rendered page its ETag; the same body always gets the same one. */
export function keepPage(page: RenderedPage): CachedPage {
  const etag = `"${createHash("sha256").update(page.body).digest("base64url").slice(0, 22)}"`;
  const validity = {
    ETag: etag,
    Vary: "Accept-Encoding",
    "Cache-Control": "public, max-age=0, must-revalidate",
  };
  return {
    municipalityId: page.municipalityId,
    revision: page.revision,
    expiresAt: nextMidnight(Date.now()),
    status: page.status,
    touchedAt: Date.now(),
    etag,
    body: page.body,
    headers: { ...page.headers, ...validity },
    packed: {},
    packing: {},
    unchanged: byTurns({ ...validity, ...crossSite(page.headers) }),
    size: page.body.length * SIZE_WITH_PACKED,
  };
}

/** An answer that is sent to those who are waiting for it and not kept (errors, redirects). */
export function passingPage(status: number, body: Buffer, given: Record<string, string>): CachedPage {
  const headers = byTurns({ "cache-control": "no-store", ...given, "content-length": body.length });
  const packed = { body, headers };
  return {
    ...{ municipalityId: 0, revision: 0, expiresAt: 0, touchedAt: 0, status, etag: "", body, headers: {} },
    ...{ packed: { br: packed, gzip: packed, identity: packed }, packing: {}, unchanged: [], size: body.length },
  };
}

/** The page in this encoding, for all who wait for it at once. */
export function pack(page: CachedPage, encoding: Encoding): Promise<Packed> {
  page.packing[encoding] ??= compress(page.body, encoding).then((body) => {
    const own: Record<string, string> = encoding === "identity" ? {} : { "Content-Encoding": encoding };
    const packed = { body, headers: byTurns({ ...page.headers, "Content-Length": body.length, ...own }) };
    page.packed[encoding] = packed;
    delete page.packing[encoding];
    return packed;
  });
  return page.packing[encoding];
}

async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "identity") return body;
  if (encoding === "gzip") return compressGzip(body, { level: 9 });
  return compressBrotli(body, {
    params: { ...brotliFor(body.length), [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

/** How often a page that is asked for is moved to the young end: a hit must stay one look-up. */
export const TOUCH_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
const JAPAN_AHEAD_MS = 9 * 3_600_000;

/** The next midnight in Japan, which keeps UTC+9 all year. */
export function nextMidnight(now: number): number {
  return (Math.floor((now + JAPAN_AHEAD_MS) / DAY_MS) + 1) * DAY_MS - JAPAN_AHEAD_MS;
}

const SMALLEST_WINDOW = 16;

/**
 * Brotli's window, as a power of two, no larger than the body needs: the usual 4 MB must be cleared for each page, which
 * takes fifteen times as long as compressing it (8 ms against 0.5 ms for 20 KB). With a larger window than the smallest
 * (plan files), quality 9 takes a table of 32 MB; 6 takes 2 MB and makes 2 % more bytes.
 */
export function brotliFor(length: number): Record<number, number> {
  const window = Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.max(SMALLEST_WINDOW, Math.ceil(Math.log2(length + 1))));
  return {
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_QUALITY]: window > SMALLEST_WINDOW ? 6 : 9,
  };
}

const byTurns = (headers: Record<string, string | number>): string[] =>
  Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);

/** A page of another site may read an unchanged answer only when the 304 says so too. */
function crossSite(headers: Record<string, string>): Record<string, string> {
  const names = ["access-control-allow-origin", "access-control-expose-headers"].filter((name) => name in headers);
  return Object.fromEntries(names.map((name) => [name, headers[name] ?? ""]));
}

/** Rendered pages by address, at most `limit` bytes; the page that was not asked for longest goes first. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  readonly #limit: number;
  #size = 0;

  constructor(limit = 64 * 1024 * 1024) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  get(address: string): CachedPage | undefined {
    return this.#pages.get(address);
  }

  set(address: string, page: CachedPage): void {
    this.delete(address);
    this.#pages.set(address, page);
    this.#size += page.size;
    for (const oldest of this.#pages.keys()) {
      if (this.#size <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(address: string): void {
    const page = this.#pages.get(address);
    if (!page) return;
    this.#pages.delete(address);
    this.#size -= page.size;
  }

  /** Moves a page to the young end. */
  touch(address: string, now: number): void {
    const page = this.#pages.get(address);
    if (!page) return;
    page.touchedAt = now;
    this.#pages.delete(address);
    this.#pages.set(address, page);
  }
}

export function pickEncoding(accept: string | undefined): Encoding {
  if (!accept) return "identity";
  // The usual header names no weights; one that does may also refuse ("br;q=0").
  const refused = accept.includes("q=0")
    ? [...accept.matchAll(/([a-z]+) *; *q=0(?:\.0*)?(?: *,| *$)/g)].map((match) => match[1])
    : [];
  if (accept.includes("br") && !refused.includes("br")) return "br";
  return accept.includes("gzip") && !refused.includes("gzip") ? "gzip" : "identity";
}
