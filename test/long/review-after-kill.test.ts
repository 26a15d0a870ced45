import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readWorkbook, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";
import { type StaffClient, staffClient } from "#testing/staff-client.ts";
import { Checkout, makeRoom, type Run, signalGroup, until } from "./running-checkout.ts";

// Real processes are killed in the middle of what they write: a lock of the test's own holds them there.
const room = makeRoom();
const NEXT_YEAR = "/review/kanazawa-2023/2026";
let checkout: Checkout;
let run: Run;

beforeAll(async () => {
  checkout = new Checkout(join(room, "checkout"));
  run = await checkout.start();
}, 120_000);
afterAll(async () => {
  await checkout.remove();
  rmSync(room, { recursive: true, force: true });
}, 60_000);

const connect = async (): Promise<pg.Client> => {
  const host = readFileSync(join(checkout.database, "postmaster.pid"), "utf8").split("\n")[4] ?? "";
  const client = new pg.Client({ host, port: 5432, user: "kakehashi", database: "kakehashi" });
  // Its server may be killed with the rest.
  client.on("error", () => undefined);
  await client.connect();
  return client;
};

/** Row-level security holds for the owner of the database too. */
async function inKanazawa(sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect();
  try {
    await client.query(
      "select set_config('app.municipality_id', id::text, false) from municipalities where slug = 'kanazawa'",
    );
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const count = async (from: string) => Number((await inKanazawa(`select count(*) from ${from}`))[0]?.count);

type Post = (path: string, fields: Record<string, string | Blob>) => Promise<Response>;
type Officer = StaffClient & { send: Post };

/** Signed in anew each time, as sessions end with the browser. */
async function officer(): Promise<Officer> {
  const signIns = readFileSync(join(checkout.dataFolder, "demo-sign-ins.txt"), "utf8");
  const password = /kanazawa[\s\S]*?\bplan\s+(\S+)/.exec(signIns)?.[1] ?? "";
  const { port } = run;
  const request = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, { ...init, redirect: "manual" });
  const client = staffClient({ request }, { slug: "kanazawa" });
  await client.signIn("plan", password);
  const send: Post = async (path, fields) => {
    const form = new FormData();
    form.set("_token", await client.formToken());
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    return request(`/kanazawa/staff${path}`, { method: "POST", headers, body: form });
  };
  return { ...client, send };
}

/** While nobody can write into a table, something is begun that writes there; then its process is killed. */
async function killWhileWriting(table: string, begin: () => Promise<unknown>): Promise<void> {
  const holder = await connect();
  await holder.query(`begin; lock table ${table} in share row exclusive mode`);
  const begun = begin().catch(() => "cut off");
  await until(async () => {
    const { rows } = await holder.query("select 1 from pg_locks where not granted and relation = $1::regclass", [
      table,
    ]);
    return rows.length > 0;
  }, `somebody to wait for ${table}`);
  signalGroup(run, "SIGKILL");
  await run.exit;
  expect(await begun).toBe("cut off");
  await holder.end().catch(() => undefined);
  run = await checkout.start();
}

/** The list of what the person has started, a minute later. */
async function tellsThatItStopped(client: Officer, title: string): Promise<void> {
  await inKanazawa("update tasks set seen_at = seen_at - interval '1 minute' where state = 'running'");
  const list = await (await client.get("/tasks")).text();
  const path = new RegExp(`href="/kanazawa/staff(/tasks/[^"]+)"[^>]*><span class="what">${title}`).exec(list)?.[1];
  expect(list).toContain("途中で止まりました");
  const page = await (await client.get(path ?? "")).text();
  expect(page).toContain("何も変わっていません。もう一度始めてください");
}

it("opens no part of a year when it is killed while it does, tells so, and opens it whole the second time", {
  timeout: 300_000,
}, async () => {
  const sheets = await count("sheets");
  const before = await officer();
  await killWhileWriting("sheet_steps", () => before.post("/review/open/kanazawa-2023/2026"));
  const after = await officer();
  expect(await count("review_cycles where fiscal_year = 2026")).toBe(0);
  expect(await count("sheets")).toBe(sheets);
  expect((await after.get(NEXT_YEAR)).status).toBe(404);
  await tellsThatItStopped(after, "年度の開始");
  expect((await after.post("/review/open/kanazawa-2023/2026")).status).toBe(303);
  expect(await (await after.get("/tasks")).text()).not.toContain("途中で止まりました");
  expect(await count("sheets")).toBeGreaterThan(sheets);
});

it("takes no part of a workbook in when it is killed while it does, tells so, and still has the workbook", {
  timeout: 300_000,
}, async () => {
  const before = await officer();
  const { preview, versions } = await bringWorkbook(before);
  const drafts = await count("sheets where state = 'draft'");
  await killWhileWriting("sheet_steps", () => before.send(preview, { ...versions, sends: "no" }));
  const after = await officer();
  expect(await count("sheets where values::text like '%取り込みの試し%'")).toBe(0);
  expect(await count("sheets where state = 'draft'")).toBe(drafts);
  await tellsThatItStopped(after, "Excelファイルの取り込み");
  expect((await after.send(preview, { ...versions, sends: "no" })).status).toBe(303);
  expect(await count("sheets where values::text like '%取り込みの試し%'")).toBe(Object.keys(versions).length);
});

it("makes a report whole that was being made when it was killed, once, and says where it is", {
  timeout: 600_000,
}, async () => {
  const before = await officer();
  let task = "";
  await killWhileWriting("report_files", async () => {
    const answer = await before.post("/reports", { plan: "kanazawa-2023", fiscalYear: "2024" });
    task = (answer.headers.get("location") ?? "").replace("/kanazawa/staff", "");
    // The work goes on without the page: until its process is killed.
    await run.exit;
    throw new Error("killed");
  });
  expect(task).toMatch(/^\/tasks\//);
  const after = await officer();
  expect(await count("reports where fiscal_year = 2024 and state = 'draft'")).toBe(0);
  await inKanazawa("update tasks set seen_at = seen_at - interval '1 minute' where state = 'running'");
  const page = async () => (await after.get(task)).text();
  expect(await page()).toContain("途中で止まりました");
  await until(async () => (await page()).includes("結果を開く"), "the report to be made after all", 300_000);
  expect(await count("reports where fiscal_year = 2024 and state = 'draft'")).toBe(1);
  expect(
    await count("report_files join reports on reports.id = report_id where fiscal_year = 2024 and state = 'draft'"),
  ).toBe(6);
});

/** The workbook of a section that has sheets to write, with a sentence in each of them. */
async function bringWorkbook(client: Officer): Promise<{ preview: string; versions: Record<string, string> }> {
  const [section] = await inKanazawa(
    `select section_id as id from sheets join review_cycles on review_cycles.id = cycle_id
     where fiscal_year = 2026 and section_id is not null group by section_id having count(*) > 1 order by 1 limit 1`,
  );
  const taken = await client.get(`${NEXT_YEAR}/workbook.xlsx?section=${section?.id}`);
  const file = await withSentences(new Uint8Array(await taken.arrayBuffer()));
  const answer = await client.send(`${NEXT_YEAR}/workbook`, { file });
  const preview = (answer.headers.get("location") ?? "").replace("/kanazawa/staff", "");
  const html = await (await client.get(preview)).text();
  const versions = [...html.matchAll(/name="(version\.\d+)" value="(\d+)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  expect(versions.length).toBeGreaterThan(1);
  return { preview, versions: Object.fromEntries(versions) };
}

async function withSentences(bytes: Uint8Array): Promise<File> {
  const sheets = (await readWorkbook(bytes)).map(({ name, rows }): SheetContent => {
    const head = rows.find((row) => row.some((cell) => typeof cell === "string" && cell.startsWith("▼")));
    const column = head?.findIndex((cell) => typeof cell === "string" && cell.startsWith("▼")) ?? -1;
    const written = rows.map((row) =>
      row.some((cell) => typeof cell === "string" && /^\d+:done\.text#/.test(cell))
        ? row.map((cell, index) => (index === column ? "取り込みの試し" : cell))
        : row,
    );
    return { name, rows: written, widths: [], textColumns: [], headerRows: 0, frozenColumns: 0, dropDowns: [] };
  });
  return new File([await writeWorkbook(sheets, "x")], "section.xlsx");
}
