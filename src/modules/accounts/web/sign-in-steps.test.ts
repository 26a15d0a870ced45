import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, buildStaff, TEST_PASSWORD } from "#testing/build.ts";
import { atClock, movableClock, type StaffClient, staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock();
const app = atClock(await withTestApp(), clock);
const city = await buildMunicipality(app.db);

const location = (answer: Response) => answer.headers.get("location") ?? "";
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });

/** Somebody who is signed in and has set up a code app. */
async function withTotp(): Promise<{ account: string; secret: string; client: StaffClient }> {
  const { account } = await buildStaff(app.db, city, { role: "planOfficer" });
  const client = staffClient(app, city);
  await client.signIn(account);
  const page = await (await client.post("/account/totp")).text();
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? "").replaceAll(" ", "");
  expect(page).toContain("<path");
  expect((await client.post("/account/totp/confirm", { code: codeOf(secret) })).status).toBe(303);
  clock.pass(1);
  return { account, secret, client };
}

it("asks for the code of an app that was set up, and takes each code once", async () => {
  const { account, secret } = await withTotp();
  const client = staffClient(app, city);
  expect(location(await client.signIn(account))).toContain("/sign-in/second-factor");
  expect(location(await client.get("/account"))).toContain("/sign-in?next=");
  const wrong = await client.post("/sign-in/second-factor", { code: "000000" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("コードが違うか、すでに使われています");
  expect(location(await client.post("/sign-in/second-factor", { code: codeOf(secret) }))).toBe(`/${city.slug}/staff/`);
  expect((await client.get("/account")).status).toBe(200);

  const other = staffClient(app, city);
  await other.signIn(account);
  expect((await other.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(422);
});

it("stops after ten wrong codes", async () => {
  const { account, secret } = await withTotp();
  const client = staffClient(app, city);
  await client.signIn(account);
  for (let index = 0; index < 10; index += 1) await client.post("/sign-in/second-factor", { code: "000000" });
  expect((await client.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(429);
});

it("lets a recovery code in once", async () => {
  const { account, client } = await withTotp();
  const page = await (await client.post("/account/recovery-codes")).text();
  const codes = [...page.matchAll(/<code>([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})<\/code>/g)].map(
    (match) => match[1] ?? "",
  );
  expect(new Set(codes).size).toBe(10);
  const use = async (code: string) => {
    const other = staffClient(app, city);
    await other.signIn(account);
    return other.post("/sign-in/recovery", { code });
  };
  expect((await use(codes[3]?.toUpperCase().replaceAll("-", " ") ?? "")).status).toBe(303);
  expect((await use(codes[3] ?? "")).status).toBe(422);
  expect((await use(codes[4] ?? "")).status).toBe(303);
  await client.post("/account/recovery-codes");
  expect((await use(codes[5] ?? "")).status).toBe(422);
});

it("keeps the secret of a code app unreadable in the database", async () => {
  const { secret } = await withTotp();
  const rows = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("sign_in_methods").select("secret").where("kind", "=", "totp").execute(),
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

it("sends nobody to a step without the one before", async () => {
  const client = staffClient(app, city);
  for (const path of ["second-factor", "recovery"])
    expect((await client.post(`/sign-in/${path}`, { code: "123456" })).status).toBe(401);
  expect((await client.post("/sign-in/new-password", { newPassword: "a long enough sentence" })).status).toBe(401);
});

it("ends the wait for a step after ten minutes", async () => {
  const { account, secret } = await withTotp();
  const client = staffClient(app, city);
  await client.signIn(account);
  clock.pass(11);
  expect((await client.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(401);
});

it("ends a session after four idle hours, and after twelve hours in any case", async () => {
  const { account } = await buildStaff(app.db, city);
  const idle = staffClient(app, city);
  await idle.signIn(account);
  clock.pass(4 * 60 + 1);
  expect(location(await idle.get("/account"))).toContain("/sign-in");
  const busy = staffClient(app, city);
  await busy.signIn(account);
  for (let hour = 1; hour < 12; hour += 1) {
    clock.pass(60);
    expect((await busy.get("/account")).status).toBe(200);
  }
  clock.pass(61);
  expect(location(await busy.get("/account"))).toContain("/sign-in");
});

it("asks for a second factor where the city wants one, and allows only the account page until it is there", async () => {
  const strict = await buildMunicipality(app.db, { settings: { secondFactorRequired: true } });
  const { account } = await buildStaff(app.db, strict, { role: "administrator", forAllBodies: true });
  const client = staffClient(app, strict);
  await client.signIn(account);
  expect(location(await client.get("/people"))).toBe(`/${strict.slug}/staff/account`);
  expect(await (await client.get("/account")).text()).toContain("この市では二要素認証が必要です");
  const page = await (await client.post("/account/totp")).text();
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? "").replaceAll(" ", "");
  await client.post("/account/totp/confirm", { code: codeOf(secret) });
  expect((await client.get("/people")).status).toBe(200);
});

it("makes whoever came in with a one-time password choose a new one", async () => {
  const admin = await buildStaff(app.db, city, { role: "administrator", forAllBodies: true });
  const client = staffClient(app, city);
  await client.signIn(admin.account);
  const added = await (
    await client.post("/people", { account: "hanako", name: "花子", bodyId: String(admin.bodyId) })
  ).text();
  const password = /<code>([a-z]{6}-[a-z]{6}-[a-z]{6}-\d\d)<\/code>/.exec(added)?.[1] ?? "";
  const hanako = staffClient(app, city);
  expect(location(await hanako.signIn("hanako", password))).toContain("/sign-in/new-password");
  expect(location(await hanako.get("/account"))).toContain("/sign-in?next=");
  const answers = [];
  for (const newPassword of ["short", password])
    answers.push(await (await hanako.post("/sign-in/new-password", { newPassword })).text());
  expect(answers[0]).toContain("12文字以上にしてください");
  expect(answers[1]).toContain("仮パスワードとは違うものにしてください");
  expect((await hanako.post("/sign-in/new-password", { newPassword: TEST_PASSWORD })).status).toBe(303);
  expect((await hanako.get("/account")).status).toBe(200);
  expect((await staffClient(app, city).signIn("hanako", password)).status).toBe(422);
});

it("lets a one-time password lapse after seven days", async () => {
  const admin = await buildStaff(app.db, city, { role: "administrator", forAllBodies: true });
  const client = staffClient(app, city);
  await client.signIn(admin.account);
  const added = await (
    await client.post("/people", { account: "jiro", name: "次郎", bodyId: String(admin.bodyId) })
  ).text();
  const password = /<code>([a-z]{6}-[a-z]{6}-[a-z]{6}-\d\d)<\/code>/.exec(added)?.[1] ?? "";
  clock.pass(7 * 24 * 60 + 1);
  expect((await staffClient(app, city).signIn("jiro", password)).status).toBe(422);
});
