import { request as ask } from "node:http";
import pg from "pg";
import { expect, it } from "vitest";
import { withDemoApp } from "#testing/test-app.ts";

const app = await withDemoApp();
const HOME = "/kanazawa/ja/plans/kanazawa-2023";

it("never sends a browser to another host", async () => {
  for (const path of ["/%2Fevil.example/staff", "/%5Cevil.example/staff", "/x%0d%0a/staff", "/evil.example/staff"]) {
    const answer = await app.request(path);
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 404, null]);
  }
  expect((await app.request("/kanazawa/staff")).headers.get("location")).toBe("/kanazawa/staff/");
});

it("says of strange addresses that there is no such page, and of strange numbers that they are wrong", async () => {
  for (const path of ["/kanazawa/ja/plans/%00", `${HOME}/nodes/%00`, `/kanazawa/ja/${"x".repeat(600)}`]) {
    expect([path.slice(0, 40), (await app.request(path)).status]).toEqual([path.slice(0, 40), 404]);
  }
  expect((await app.request(`${HOME}/search?q=%00`)).status).toBe(200);
});

it("refuses a body that is larger than a sign-in form before it is read", async () => {
  const body = new URLSearchParams({ account: "x".repeat(100_000) });
  const answer = await app.request("/kanazawa/staff/sign-in", {
    method: "POST",
    body,
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  expect(answer.status).toBe(413);
});

it("answers what it does not do with a sentence, not with a failure", async () => {
  for (const [method, path] of [
    ["POST", "/api/v1/municipalities"],
    ["DELETE", "/kanazawa/ja/"],
    ["POST", "/kanazawa/ja/"],
  ] as const) {
    const { status } = await app.request(path, { method });
    expect([method, path, status >= 404 && status < 500]).toEqual([method, path, true]);
  }
});

it("keeps each page under one address and tells nobody what it knows of the cache", async () => {
  const address = await app.serve();
  const get = (path: string, headers: Record<string, string> = {}) => fetch(address + path, { headers });
  const first = await get(HOME, { "accept-encoding": "br" });
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("x-kakehashi-municipality")).toBeNull();
  expect((await get(HOME, { "if-none-match": `W/${etag}, "other"`, "accept-encoding": "br" })).status).toBe(304);
  expect((await get(`${HOME}?utm=1`, { "if-none-match": etag })).status).toBe(304);
  const past = await get(`${HOME}?/staff`, { "if-none-match": etag });
  expect([past.status, past.headers.get("x-kakehashi-municipality")]).toEqual([304, null]);
  const encoded = await rawGet(address, "/%6banazawa/ja/plans/kanazawa-2023");
  expect(encoded["x-kakehashi-revision"]).toBeUndefined();
});

it("listens for changes on one connection again after the database dropped it, however often", async () => {
  const owner = new pg.Client(app.connection);
  await owner.connect();
  const listening = "from pg_stat_activity where datname = current_database() and query like 'listen kake%'";
  const listeners = async () => (await owner.query(`select pid ${listening}`)).rows.length;
  await expect.poll(listeners, { timeout: 5_000 }).toBe(1);
  for (let time = 0; time < 3; time++) {
    await owner.query(`select pg_terminate_backend(pid) ${listening}`);
    await expect.poll(listeners, { timeout: 5_000, interval: 100 }).toBe(0);
    await expect.poll(listeners, { timeout: 5_000, interval: 100 }).toBe(1);
  }
  await owner.end();
}, 40_000);

function rawGet(address: string, path: string): Promise<Record<string, unknown>> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    ask({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.headers);
    })
      .on("error", reject)
      .end();
  });
}
