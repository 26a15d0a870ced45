import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, buildStaff, TEST_PASSWORD } from "#testing/build.ts";
import { atClock, movableClock, staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { insertPasskey } from "../sign-in/passkey.data.ts";

const clock = movableClock();
const app = atClock(await withTestApp(), clock);
const { publicUrl } = app.parts.config;
const city = await buildMunicipality(app.db);

const CHANGES = [
  "/account/totp",
  "/account/totp/confirm",
  "/account/totp/remove",
  "/account/recovery-codes",
  "/account/passkeys/options",
  "/account/passkeys",
  "/account/passkeys/00000000-0000-4000-8000-000000000000/remove",
];
const FIELDS = { code: "000000", response: "{}", label: "x" };

/** Somebody who signed in longer ago than a change of how to sign in allows. */
async function signedInLongAgo() {
  const staff = await buildStaff(app.db, city, { role: "reader" });
  const client = staffClient(app, city);
  await client.signIn(staff.account);
  clock.pass(11);
  return { staff, client };
}

/** A device with one passkey, which is stored as `owner`'s. */
async function buildPasskey(owner: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // COSE: a map of key type EC2, algorithm ES256, curve P-256, x and y (RFC 9053).
  const cose = ["a5010203262001215820", Buffer.from(x, "base64url"), "225820", Buffer.from(y, "base64url")];
  const bytes = Buffer.concat(cose.map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part)));
  const credentialId = randomBytes(16).toString("base64url");
  const passkey = { credentialId, publicKey: new Uint8Array(bytes), counter: 0, transports: [], label: "鍵" };
  await inScope(app.db, city.id, (scope) => insertPasskey(scope, { ...passkey, staffId: owner, now: clock.now() }));
  return (challenge: string) => answerOf({ credentialId, privateKey, challenge });
}

/** What the browser posts after its owner touched the device. */
function answerOf(given: { credentialId: string; privateKey: KeyObject; challenge: string }): string {
  const { credentialId: id, privateKey, challenge } = given;
  const client = Buffer.from(
    JSON.stringify({ type: "webauthn.get", challenge, origin: publicUrl, crossOrigin: false }),
  );
  const sha = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();
  // The relying party, the flags "present" and "verified", a counter.
  const device = Buffer.concat([sha(new URL(publicUrl).hostname), Buffer.from([5, 0, 0, 0, 1])]);
  const signature = sign("sha256", Buffer.concat([device, sha(client)]), privateKey).toString("base64url");
  const response = {
    clientDataJSON: client.toString("base64url"),
    authenticatorData: device.toString("base64url"),
    signature,
  };
  return JSON.stringify({ id, rawId: id, type: "public-key", response, clientExtensionResults: {} });
}

it("changes nothing about how somebody signs in when that person was last seen more than ten minutes ago", async () => {
  const { client } = await signedInLongAgo();
  for (const path of CHANGES) expect((await client.post(path, FIELDS)).status, path).toBe(422);
  const page = await (await client.post("/account/recovery-codes")).text();
  expect(page).toContain("先にここで確かめてから");
  expect(page).toContain('id="confirm-password"');
  const shown = await (await client.get("/account")).text();
  for (const path of ["/account/totp", "/account/recovery-codes", "/account/passkeys"])
    expect(shown).not.toContain(`action="/${city.slug}/staff${path}"`);
});

it("lets the password open ten minutes, in this session only", async () => {
  const { staff, client } = await signedInLongAgo();
  const elsewhere = staffClient(app, city);
  await elsewhere.signIn(staff.account);
  clock.pass(11);
  const wrong = await client.post("/account/confirm", { password: "not mine at all" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("今のパスワードが違います");
  expect((await client.post("/account/recovery-codes")).status).toBe(422);
  expect((await client.post("/account/confirm", { password: TEST_PASSWORD })).status).toBe(303);
  expect((await client.post("/account/recovery-codes")).status).toBe(200);
  expect((await client.post("/account/totp")).status).toBe(200);
  expect((await client.post("/account/passkeys/options")).status).toBe(200);
  expect((await elsewhere.post("/account/recovery-codes")).status).toBe(422);
  clock.pass(11);
  expect((await client.post("/account/recovery-codes")).status).toBe(422);
});

it("lets one's own passkey do the same, each challenge once, and nobody else's", async () => {
  const { staff, client } = await signedInLongAgo();
  const use = await buildPasskey(staff.id);
  const stranger = await signedInLongAgo();
  const challengeFor = async (asking: typeof client): Promise<string> =>
    (await (await asking.post("/account/confirm/passkey/options")).json()).challenge;
  expect(await (await client.get("/account")).text()).toContain('data-passkey="confirm"');
  const response = use(await challengeFor(client));
  expect((await client.post("/account/confirm/passkey", { response: "{}" })).status).toBe(422);
  expect((await client.post("/account/confirm/passkey", { response })).status).toBe(303);
  expect((await client.post("/account/recovery-codes")).status).toBe(200);
  clock.pass(11);
  expect((await client.post("/account/confirm/passkey", { response })).status).toBe(422);
  const foreign = use(await challengeFor(stranger.client));
  expect((await stranger.client.post("/account/confirm/passkey", { response: foreign })).status).toBe(422);
  expect((await stranger.client.post("/account/recovery-codes")).status).toBe(422);
});
