import { expect, it } from "vitest";
import { nextMidnight, PageCache, packPage, pickEncoding } from "./page-cache.ts";

const pageOf = (text: string) =>
  packPage({ municipalityId: 1, revision: 1, status: 200, body: Buffer.from(text), headers: {} });

it("throws out the page that was not asked for longest when it is full", async () => {
  const pages = await Promise.all(["a".repeat(500), "b".repeat(500), "c".repeat(500)].map(pageOf));
  const [a, b, c] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  const cache = new PageCache(a.size + b.size + 10);
  cache.set("/a", a);
  cache.set("/b", b);
  cache.touch("/a", Date.now());
  cache.set("/c", c);
  expect([cache.get("/a"), cache.get("/b"), cache.get("/c")].map(Boolean)).toEqual([true, false, true]);
  expect(cache.size).toBeLessThanOrEqual(a.size + b.size + 10);
});

it("gives the same body the same ETag and keeps a page until midnight in Japan", async () => {
  const [one, two] = await Promise.all([pageOf("x"), pageOf("x")]);
  expect(one.etag).toBe(two.etag);
  expect(new Date(nextMidnight(Date.parse("2026-11-21T14:59:59Z"))).toISOString()).toBe("2026-11-21T15:00:00.000Z");
  expect(new Date(nextMidnight(Date.parse("2026-11-21T15:00:00Z"))).toISOString()).toBe("2026-11-22T15:00:00.000Z");
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
