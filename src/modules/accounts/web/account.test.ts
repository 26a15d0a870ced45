import { expect, it } from "vitest";
import { buildMunicipality, buildStaff, TEST_PASSWORD } from "#testing/build.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const location = (answer: Response) => answer.headers.get("location") ?? "";

async function signedIn() {
  const staff = await buildStaff(app.db, city, { role: "reader" });
  const client = staffClient(app, city);
  await client.signIn(staff.account);
  return { staff, client };
}

it("shows the account page with every way to sign in", async () => {
  const { staff, client } = await signedIn();
  const text = await (await client.get("/account")).text();
  for (const part of ["認証アプリ", "パスキー", "回復コード", "サインイン中の端末", staff.account])
    expect(text).toContain(part);
  expect(text).toContain('autocomplete="new-password"');
});

it("a session of one municipality is nothing in another", async () => {
  const { client } = await signedIn();
  const other = await buildMunicipality(app.db);
  const stranger = staffClient(app, other);
  const token = client.cookies.get(`kakehashi-${city.slug}`) ?? "";
  stranger.cookies.set(`kakehashi-${other.slug}`, token);
  stranger.cookies.set(`kakehashi-${city.slug}`, token);
  expect(location(await stranger.get("/account"))).toContain(`/${other.slug}/staff/sign-in`);
});

it("takes no form without the token, or with another session's", async () => {
  const { client } = await signedIn();
  const other = await signedIn();
  const foreign = await client.post("/account/recovery-codes", { _token: await other.client.formToken() });
  expect(foreign.status).toBe(403);
  expect((await client.post("/account/recovery-codes", { _token: "" })).status).toBe(403);
});

it("changes the password, ends the other sessions and keeps this one", async () => {
  const { staff, client } = await signedIn();
  const elsewhere = staffClient(app, city);
  await elsewhere.signIn(staff.account);
  const wrong = await client.post("/account/password", {
    password: "not mine at all",
    newPassword: "another long sentence",
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("今のパスワードが違います");
  const weak = await client.post("/account/password", { password: TEST_PASSWORD, newPassword: "short" });
  expect(await weak.text()).toContain('id="password-newPassword-error"');
  const changed = await client.post("/account/password", {
    password: TEST_PASSWORD,
    newPassword: "another long sentence",
  });
  expect(changed.status).toBe(303);
  expect((await client.get("/account")).status).toBe(200);
  expect((await elsewhere.get("/account")).status).toBe(303);
  expect((await staffClient(app, city).signIn(staff.account)).status).toBe(422);
  expect((await staffClient(app, city).signIn(staff.account, "another long sentence")).status).toBe(303);
});

it("lists sessions, ends one of them, and nobody else's", async () => {
  const { staff, client } = await signedIn();
  const elsewhere = staffClient(app, city);
  await elsewhere.signIn(staff.account);
  const page = await (await client.get("/account")).text();
  const ids = [...page.matchAll(/sessions\/([0-9a-f-]{36})\/end/g)].map((match) => match[1] ?? "");
  expect(ids).toHaveLength(1);
  const stranger = await signedIn();
  expect((await stranger.client.post(`/account/sessions/${ids[0]}/end`)).status).toBe(404);
  expect((await client.post(`/account/sessions/${ids[0]}/end`)).status).toBe(303);
  expect((await elsewhere.get("/account")).status).toBe(303);
  expect((await client.post("/account/sessions/nonsense/end")).status).toBe(404);
});

it("signs out here, and everywhere", async () => {
  const { staff, client } = await signedIn();
  const elsewhere = staffClient(app, city);
  await elsewhere.signIn(staff.account);
  const token = client.cookies.get(`kakehashi-${city.slug}`) ?? "";
  expect(location(await client.post("/sign-out"))).toBe(`/${city.slug}/staff/sign-in`);
  expect(client.cookies.has(`kakehashi-${city.slug}`)).toBe(false);
  client.cookies.set(`kakehashi-${city.slug}`, token);
  expect((await client.get("/account")).status).toBe(303);
  const third = staffClient(app, city);
  await third.signIn(staff.account);
  await third.post("/account/sign-out-everywhere");
  expect((await elsewhere.get("/account")).status).toBe(303);
});

it("gives a challenge for a passkey and refuses what does not answer it", async () => {
  const { client } = await signedIn();
  const options = await (await client.post("/account/passkeys/options")).json();
  expect(options).toMatchObject({
    rp: { id: "localhost" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  for (const response of [
    "",
    "{}",
    JSON.stringify({ id: "x", rawId: "x", type: "public-key", response: { clientDataJSON: "e30" } }),
  ]) {
    const refused = await client.post("/account/passkeys", { response, label: "机" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("パスキーを確かめられませんでした");
  }
  expect((await client.post("/account/passkeys/nonsense/remove")).status).toBe(404);
  expect((await staffClient(app, city).post("/sign-in/passkey", { response: "{}" })).status).toBe(422);
});

it("switches the language and comes back to the same page only", async () => {
  const { client } = await signedIn();
  expect(location(await client.get(`/language/en?back=/${city.slug}/staff/account`))).toBe(
    `/${city.slug}/staff/account`,
  );
  expect(await (await client.get("/account")).text()).toContain("Where you are signed in");
  expect(location(await client.get("/language/ja?back=https://evil.example/"))).toBe(`/${city.slug}/staff/`);
  expect((await client.get("/language/fr")).status).toBe(404);
});
