import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Log } from "#platform/log.ts";
import { type CachedPage, PageCache, packPage, passingPage, pickEncoding } from "./page-cache.ts";

/** The router puts these on an answer that may be kept: whose page it is and from which revision. Never sent to the client. */
export const CACHE_MUNICIPALITY = "x-kakehashi-municipality";
export const CACHE_REVISION = "x-kakehashi-revision";

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

  return (request, response) => {
    const url = request.url ?? "/";
    const address = mayBeCached(request.method, url, parts);
    if (address === undefined) return route(request, response);
    const page = cache.get(address);
    if (page && page.revision === parts.revisionOf(page.municipalityId) && Date.now() < page.expiresAt) {
      return send(request, response, page);
    }
    let rendering = pending.get(address);
    if (!rendering) {
      rendering = render(parts, cache, address).finally(() => pending.delete(address));
      pending.set(address, rendering);
    }
    rendering.then(
      (fresh) => (fresh ? send(request, response, fresh) : route(request, response)),
      (error: unknown) => fail(response, parts.log, error),
    );
  };
}

/** `/{slug}/{language}…` and the API of a municipality; what is above chooses a language by header and is not kept. */
const PAGE = /^\/(?!assets\/)[a-z0-9-]+\/[A-Za-z0-9-]/;

/** The address to look up: without its query, which no cached page reads. Undefined for staff pages, searches and assets. */
function mayBeCached(method: string | undefined, url: string, parts: ListenerParts): string | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (!PAGE.test(url) || url.includes("/staff")) return undefined;
  const mark = url.indexOf("?");
  if (mark === -1) return url;
  const path = url.slice(0, mark);
  return parts.readsQuery(path) ? undefined : path;
}

async function render(parts: ListenerParts, cache: PageCache, address: string): Promise<CachedPage | undefined> {
  const answer = await parts.fetch(new Request(`http://localhost${address}`, { headers: { accept: "text/html" } }));
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
  const page = await packPage({
    municipalityId: Number(municipalityId),
    revision,
    status: answer.status,
    body,
    headers,
  });
  cache.set(address, page);
  return page;
}

function send(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, page.unchanged);
    response.end();
    return;
  }
  const encoding = pickEncoding(request.headers["accept-encoding"] as string | undefined);
  response.writeHead(page.status, page.headers[encoding]);
  response.end(request.method === "HEAD" ? undefined : page.bodies[encoding]);
}

function fail(response: ServerResponse, log: Log, error: unknown): void {
  log.error("http.renderFailed", { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
  response.end("500");
}
