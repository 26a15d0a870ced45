import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Log } from "#platform/log.ts";
import {
  type CachedPage,
  keepPage,
  type Packed,
  PageCache,
  pack,
  passingPage,
  pickEncoding,
  TOUCH_EVERY_MS,
} from "./page-cache.ts";

/** The router puts these on an answer that may be kept: whose page it is and from which revision. Never sent to the client. */
export const CACHE_MUNICIPALITY = "x-kakehashi-municipality";
export const CACHE_REVISION = "x-kakehashi-revision";

/** Tells the router that the answer is asked for by the cache: only then does it carry the headers above. */
export const KEEPING = { keeps: true };

export interface ListenerParts {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
  revisionOf(municipalityId: number): number;
  /** Whether the page at this path reads its query (search); elsewhere a query is ignored. */
  readsQuery(path: string): boolean;
  log: Log;
  cache?: PageCache;
}

/** Public pages are answered from memory before the router is asked; everything else goes through it. */
export function createListener(parts: ListenerParts): RequestListener {
  const cache = parts.cache ?? new PageCache();
  const pending = new Map<string, Promise<CachedPage | undefined>>();
  const route = getRequestListener(parts.fetch, { overrideGlobalObjects: false });

  const isFresh = (page: CachedPage, now: number) =>
    page.revision === parts.revisionOf(page.municipalityId) && now < page.expiresAt;

  /** Only addresses in our own form are ever kept, so what is found needs no further look at the address. */
  function sendKept(request: IncomingMessage, response: ServerResponse, address: string): boolean {
    const page = cache.get(address);
    const now = Date.now();
    if (!page || !isFresh(page, now)) return false;
    if (now - page.touchedAt > TOUCH_EVERY_MS) cache.touch(address, now);
    send(request, response, { page, log: parts.log });
    return true;
  }

  /** One rendering for all who wait for the same page. */
  function sendMade(request: IncomingMessage, response: ServerResponse, address: string): void {
    let rendering = pending.get(address);
    if (!rendering) {
      rendering = render(parts, cache, address).finally(() => pending.delete(address));
      pending.set(address, rendering);
    }
    rendering.then(
      (fresh) => (fresh ? send(request, response, { page: fresh, log: parts.log }) : route(request, response)),
      (error: unknown) => fail(response, parts.log, error),
    );
  }

  return (request, response) => {
    const { method, url = "/" } = request;
    if (method !== "GET" && method !== "HEAD") return route(request, response);
    if (sendKept(request, response, url)) return;
    const address = addressOf(url, parts);
    if (address === undefined) return route(request, response);
    if (address === url || !sendKept(request, response, address)) sendMade(request, response, address);
  };
}

/**
 * `/{slug}/{language}/…` and the API, in the one form in which we write addresses: no dots, no percent signs, no doubled
 * slashes, so that a page has one key. What is above and beside the languages chooses one by header or is a stored file;
 * staff pages are never kept.
 */
const PAGE = /^\/(?!assets\/)[a-z0-9-]+\/(?!(?:staff|files|q)(?:\/|$))[A-Za-z0-9-]+(?:\/[\w-]+(?:\.[\w-]+)*)*\/?$/;

/** The address to look up: without its query, which no cached page reads. Undefined for what is never kept. */
function addressOf(url: string, parts: ListenerParts): string | undefined {
  const mark = url.indexOf("?");
  const path = mark === -1 ? url : url.slice(0, mark);
  if (!PAGE.test(path)) return undefined;
  return mark !== -1 && parts.readsQuery(path) ? undefined : path;
}

async function render(parts: ListenerParts, cache: PageCache, address: string): Promise<CachedPage | undefined> {
  const answer = await parts.fetch(
    new Request(`http://localhost${address}`, { headers: { accept: "text/html" } }),
    KEEPING,
  );
  const municipalityId = answer.headers.get(CACHE_MUNICIPALITY);
  if (municipalityId === null) {
    // What is there but not kept looks at the request's own headers; what is missing is the same for everybody.
    if (answer.status === 200) return undefined;
    return passingPage(answer.status, Buffer.from(await answer.arrayBuffer()), Object.fromEntries(answer.headers));
  }
  const headers = Object.fromEntries(answer.headers);
  const revision = Number(headers[CACHE_REVISION]);
  delete headers[CACHE_MUNICIPALITY];
  delete headers[CACHE_REVISION];
  const body = Buffer.from(await answer.arrayBuffer());
  const page = keepPage({
    municipalityId: Number(municipalityId),
    revision,
    status: answer.status,
    body,
    headers,
  });
  cache.set(address, page);
  return page;
}

function send(request: IncomingMessage, response: ServerResponse, { page, log }: { page: CachedPage; log: Log }): void {
  if (page.etag && isSameEtag(request.headers["if-none-match"], page.etag)) {
    response.writeHead(304, page.unchanged);
    response.end();
    return;
  }
  const write = ({ headers, body }: Packed) => {
    response.writeHead(page.status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const encoding = pickEncoding(request.headers["accept-encoding"] as string | undefined);
  const packed = page.packed[encoding];
  if (packed) write(packed);
  else pack(page, encoding).then(write, (error: unknown) => fail(response, log, error));
}

/** Also in a list, and marked weak by a proxy that compressed the body anew. */
function isSameEtag(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header === etag || header.includes(etag));
}

function fail(response: ServerResponse, log: Log, error: unknown): void {
  log.error("http.renderFailed", { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
  response.end("500");
}
