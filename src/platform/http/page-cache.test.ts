import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { keepPage, nextMidnight, PageCache, pack, pickEncoding } from "./page-cache.ts";

const pageOf = (text: string) =>
  keepPage({ municipalityId: 1, revision: 1, status: 200, body: Buffer.from(text), headers: {} });

it("throws out the page that was not asked for longest when it is full", () => {
  const pages = ["a".repeat(500), "b".repeat(500), "c".repeat(500)].map(pageOf);
  const [a, b, c] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  const cache = new PageCache(a.size + b.size + 10);
  cache.set("/a", a);
  cache.set("/b", b);
  cache.touch("/a", Date.now());
  cache.set("/c", c);
  expect([cache.get("/a"), cache.get("/b"), cache.get("/c")].map(Boolean)).toEqual([true, false, true]);
  expect(cache.size).toBeLessThanOrEqual(a.size + b.size + 10);
});

it("gives the same body the same ETag and keeps a page until midnight in Japan", () => {
  const [one, two] = [pageOf("x"), pageOf("x")];
  expect(one.etag).toBe(two.etag);
  expect(new Date(nextMidnight(Date.parse("2026-11-21T14:59:59Z"))).toISOString()).toBe("2026-11-21T15:00:00.000Z");
  expect(new Date(nextMidnight(Date.parse("2026-11-21T15:00:00Z"))).toISOString()).toBe("2026-11-22T15:00:00.000Z");
});

it("compresses a page once for each way in which it is asked for", async () => {
  const page = pageOf("案内 ".repeat(200));
  const [br, again] = await Promise.all([pack(page, "br"), pack(page, "br")]);
  expect(again).toBe(br);
  expect(brotliDecompressSync(br.body).toString()).toBe("案内 ".repeat(200));
  expect(br.headers.join()).toContain(`Content-Length,${br.body.length},Content-Encoding,br`);
  expect(page.packed.gzip).toBeUndefined();
  expect(gunzipSync((await pack(page, "gzip")).body).toString()).toBe("案内 ".repeat(200));
});

it.each([
  ["gzip, deflate, br", "br"],
  ["gzip;q=0.8, br;q=0", "gzip"],
  ["br;q=0.5, gzip;q=0", "br"],
  ["identity", "identity"],
  [undefined, "identity"],
])("answers %s with %s", (accept, encoding) => {
  expect(pickEncoding(accept)).toBe(encoding);
});
