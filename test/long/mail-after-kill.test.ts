import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withSilentMailServer } from "#testing/mail-server.ts";
import { staffClient } from "#testing/staff-client.ts";
import { Checkout, makeRoom, type Run, signalGroup, until } from "./running-checkout.ts";

// A real process is killed between the mail server's "go on" and its answer.
const room = makeRoom();
const server = await withSilentMailServer(() => {});
const settings = {
  SMTP_URL: server.url.replace("socketTimeout=300", "socketTimeout=60000"),
  MAIL_FROM: "k@example.jp",
};
const MAIL = "00000000-0000-4000-8000-000000000001";
let checkout: Checkout;
let run: Run;

beforeAll(async () => {
  checkout = new Checkout(join(room, "checkout"));
  run = await checkout.start(settings);
}, 120_000);
afterAll(async () => {
  await checkout.remove();
  rmSync(room, { recursive: true, force: true });
}, 60_000);

const inKanazawa = (sql: string) =>
  checkout.query(
    `select set_config('app.municipality_id', (select id::text from municipalities where slug = 'kanazawa'), false); ${sql}`,
  );

async function officer() {
  const signIns = readFileSync(join(checkout.dataFolder, "demo-sign-ins.txt"), "utf8");
  const password = /kanazawa[\s\S]*?\bplan\s+(\S+)/.exec(signIns)?.[1] ?? "";
  const request = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${run.port}${path}`, { ...init, redirect: "manual" });
  const client = staffClient({ request }, { slug: "kanazawa" });
  await client.signIn("plan", password);
  return client;
}

it("does not send a mail a second time that a killed process had given to the mail server, and says so", {
  timeout: 300_000,
}, async () => {
  await inKanazawa(
    `insert into mails (id, municipality_id, kind, to_staff, address, subject, body, dedupe_key, state, next_try_at, created_at)
     select '${MAIL}', municipality_id, 'test', id, 'x@example.jp', '提出のお願い', '2枚', 'x', 'failed', now(), now()
     from staff where account = 'section' and municipality_id = current_municipality()`,
  );
  const before = await officer();
  expect((await before.post(`/mail/${MAIL}/again`)).status).toBe(303);
  await until(() => server.ends.length === 1, "the mail to be handed over");
  signalGroup(run, "SIGKILL");
  await run.exit;

  run = await checkout.start(settings);
  const after = await officer();
  const page = async () => (await after.get(`/mail/${MAIL}`)).text();
  expect(await page()).toContain("送信中");
  // Ten minutes are long for a test: the mail has been in the dead process's hands since then.
  await inKanazawa(`update mails set sending_since = now() - interval '11 minutes' where id = '${MAIL}'`);
  await until(async () => (await page()).includes("届いたか分かりません"), "the officer to be told", 240_000);
  expect(server.ends).toHaveLength(1);
});
