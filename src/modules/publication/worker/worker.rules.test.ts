import { expect, it } from "vitest";
import { type Answered, holdersOf, isDue, isOutage, kindOf, mayKeep, patienceOf, pickSaved } from "./worker.rules.ts";

const scope = new URL("https://portal.example.jp/kanazawa/");
const asked = (path: string, more: { method?: string; mode?: string } = {}) =>
  kindOf({ method: "GET", mode: "navigate", url: new URL(path, scope), ...more }, scope);

it("answers pages of the city in any language", () => {
  expect(asked("/kanazawa/vi/")).toEqual({ kind: "page", language: "vi", path: "/" });
  expect(asked("/kanazawa/ja-easy/guide/garbage")).toEqual({
    kind: "page",
    language: "ja-easy",
    path: "/guide/garbage",
  });
  expect(asked("/kanazawa/vi/search?q=x")).toEqual({ kind: "page", language: "vi", path: "/search" });
  expect(asked("/kanazawa/")).toEqual({ kind: "root" });
  expect(asked("/kanazawa/q/red-letter")).toEqual({ kind: "short", key: "red-letter" });
  expect(asked("/kanazawa/q/red-letter/")).toEqual({ kind: "short", key: "red-letter" });
  expect(asked("/assets/kakehashi.0123456789.css", { mode: "no-cors" })).toEqual({ kind: "asset" });
  expect(asked("/kanazawa/vi/search-index.json", { mode: "cors" })).toEqual({ kind: "index", language: "vi" });
});

it.each([
  ["staff pages", "/kanazawa/staff/", {}],
  ["the way in for staff", "/kanazawa/staff/sign-in", {}],
  ["a form that is sent", "/kanazawa/vi/comments/plan", { method: "POST" }],
  ["another city", "/sapporo/vi/", {}],
  ["another host", "https://elsewhere.example/kanazawa/vi/", {}],
  ["the API", "/api/v1/municipalities", { mode: "cors" }],
  ["a download", "/kanazawa/vi/plans/x/plan.csv", {}],
  ["what is under no short address on paper", "/kanazawa/q/garbage/qr.svg", {}],
  ["a document", "/kanazawa/files/abc.pdf", {}],
  ["what a script of a page asks for", "/kanazawa/vi/offline-packs.json", { mode: "cors" }],
])("leaves %s to the browser", (_, path, more) => {
  expect(asked(path, more)).toEqual({ kind: "none" });
});

const address = new URL("https://portal.example.jp/kanazawa/vi/plans/x");
const answer = (headers: Record<string, string> = {}, more: Partial<Answered> = {}): Answered => {
  const given: Record<string, string> = {
    "cache-control": "public, max-age=0, must-revalidate",
    "content-type": "text/html; charset=utf-8",
    ...headers,
  };
  return { status: 200, redirected: false, type: "basic", header: (name) => given[name] ?? null, ...more };
};

it("keeps what the server calls public", () => {
  expect(mayKeep(address, answer())).toBe(true);
});

it.each([
  ["an answer that says no-store", answer({ "cache-control": "no-store" })],
  ["one for a single person", answer({ "cache-control": "private, max-age=60" })],
  ["one that says nothing of keeping", answer({ "cache-control": "" })],
  ["one that is public and not to be stored", answer({ "cache-control": "public, no-store" })],
  ["one that sets a cookie", answer({ "set-cookie": "a=b" })],
  ["one that came by a redirect", answer({}, { redirected: true })],
  ["an error", answer({}, { status: 404 })],
  ["another site's", answer({}, { type: "cors" })],
  ["what is no page", answer({ "content-type": "application/json" })],
])("never keeps %s", (_, answered) => {
  expect(mayKeep(address, answered)).toBe(false);
});

it("never keeps a page that was made for a query", () => {
  expect(mayKeep(new URL("?q=help", address), answer())).toBe(false);
});

it("takes a server that cannot answer for no network, and a missing page for an answer", () => {
  expect([500, 502, 503, 504].map(isOutage)).toEqual([true, true, true, true]);
  expect([200, 304, 404, 422].map(isOutage)).toEqual([false, false, false, false]);
});

it("waits three seconds for the network, and less where data is dear or slow", () => {
  expect(patienceOf({})).toBe(3_000);
  expect(patienceOf({ effectiveType: "4g" })).toBe(3_000);
  expect(patienceOf({ saveData: true })).toBe(1_000);
  expect(patienceOf({ effectiveType: "slow-2g" })).toBe(1_000);
});

it("asks for a pack anew after six hours, and at once where a page has changed", () => {
  const hours = (count: number) => ({ checkedAt: 0, now: count * 3_600_000 });
  expect(isDue({ ...hours(5.9), hasSeenChange: false })).toBe(false);
  expect(isDue({ ...hours(6), hasSeenChange: false })).toBe(true);
  expect(isDue({ ...hours(0), hasSeenChange: true })).toBe(true);
});

it("speaks the reader's language where that is saved, else the one that was saved last", () => {
  const saved = [
    { language: "ja-easy", savedAt: 1 },
    { language: "zh-Hans", savedAt: 3 },
    { language: "vi", savedAt: 2 },
  ];
  expect(pickSaved(saved, ["vi-VN", "en"])).toBe("vi");
  expect(pickSaved(saved, ["ja"])).toBe("ja-easy");
  expect(pickSaved(saved, ["fr"])).toBe("zh-Hans");
  expect(pickSaved([], ["vi"])).toBeUndefined();
});

it("finds the page of a short address in what is saved, and in what was read", () => {
  const saved: { language: string; savedAt: number; titles: Record<string, string> }[] = [
    { language: "ja", savedAt: 3, titles: { "/": "", "/guide/garbage": "", "/offline/search": "" } },
    { language: "vi", savedAt: 2, titles: { "/": "", "/letters/red-letter": "", "/guide/garbage": "" } },
  ];
  const visited = [{ language: "ne", path: "/guide/garbage", savedAt: 1 }];
  expect(holdersOf("garbage", { saved, visited })).toEqual([
    { language: "ja", path: "/guide/garbage", savedAt: 3 },
    { language: "vi", path: "/guide/garbage", savedAt: 2 },
    { language: "ne", path: "/guide/garbage", savedAt: 1 },
  ]);
  expect(pickSaved(holdersOf("garbage", { saved, visited }), ["ne-NP", "ja"])).toBe("ne");
  expect(holdersOf("red-letter", { saved, visited }).map(({ language }) => language)).toEqual(["vi"]);
  expect(holdersOf("search", { saved, visited })).toEqual([]);
});
