import { expect, it } from "vitest";
import { gateContext } from "#app/create-context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createSecrets } from "#platform/secrets.ts";
import { buildMunicipality } from "#testing/build.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { reserveAttempt } from "./attempt.ts";

const app = await withTestApp();
const secrets = createSecrets(Buffer.alloc(32, 7));
const clock = movableClock();
const request = { requestId: "test", language: getLanguage("ja") };

async function gate() {
  return gateContext({ ...app.parts, clock }, await buildMunicipality(app.db), request);
}
const tooMany = { kind: "tooMany", code: "accounts.error.tooManyAttempts" };

it("lets ten attempts of an account through when twenty come at once, and others when the window is over", async () => {
  const ctx = await gate();
  const attempt = (address: string) => reserveAttempt(ctx, secrets, { account: "taro", address });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => attempt(`192.0.2.${index}`)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(10);
  await expect(attempt("198.51.100.1")).rejects.toMatchObject(tooMany);
  clock.pass(16);
  await expect(attempt("198.51.100.1")).resolves.toBeGreaterThan(0);
});

it("counts an address over all accounts and all municipalities", async () => {
  const [one, other] = [await gate(), await gate()];
  const address = "203.0.113.9";
  for (let index = 0; index < 100; index += 1) {
    await reserveAttempt(index % 2 ? one : other, secrets, { account: `account-${index}`, address });
  }
  await expect(reserveAttempt(one, secrets, { account: "fresh", address })).rejects.toMatchObject(tooMany);
  await expect(reserveAttempt(await gate(), secrets, { account: "fresh", address })).rejects.toMatchObject(tooMany);
  await expect(reserveAttempt(one, secrets, { account: "fresh", address: "203.0.113.10" })).resolves.toBeGreaterThan(0);
});

it("keeps neither account nor address in clear", async () => {
  const ctx = await gate();
  await reserveAttempt(ctx, secrets, { account: "hanako", address: "192.0.2.77" });
  const rows = await ctx.read((scope) =>
    scope.db.selectFrom("sign_in_attempts").selectAll().where("municipality_id", "=", scope.municipalityId).execute(),
  );
  expect(JSON.stringify(rows)).not.toMatch(/hanako|192\.0\.2\.77/);
});
