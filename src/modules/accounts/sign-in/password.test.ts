import { expect, it } from "vitest";
import { findPasswordIssues } from "./password.rules.ts";
import { generatePassword, hashPassword, isOutdated, verifyPassword } from "./password.ts";

it("knows the right password and no other", async () => {
  const hash = await hashPassword("correct horse battery");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword("correct horse battery", hash)).toBe(true);
  expect(await verifyPassword("correct horse batterz", hash)).toBe(false);
});

it("takes full-width and half-width characters for the same", async () => {
  expect(await verifyPassword("ABCdef123456", await hashPassword("ＡＢＣｄｅｆ１２３４５６"))).toBe(true);
});

it("is never satisfied where there is no hash or a broken one", async () => {
  expect(await verifyPassword("", undefined)).toBe(false);
  expect(await verifyPassword("x", "not a hash")).toBe(false);
});

it("checks and outdates a hash of older costs", async () => {
  // argon2id of "password" with salt "somesalt", m=64, t=1, p=1 (test vector of the PHC reference implementation).
  const old = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$tgKyoTKxJ9WaC/RhNmljvUE3qWzzf51RY2uYgJ7kRKg";
  expect(await verifyPassword("something else", old)).toBe(false);
  expect(isOutdated(old)).toBe(true);
  expect(isOutdated(await hashPassword("x"))).toBe(false);
});

it("generates passwords that keep the rules and differ", () => {
  const generated = Array.from({ length: 50 }, generatePassword);
  expect(new Set(generated).size).toBe(50);
  for (const password of generated) {
    expect(password).toMatch(/^[a-z]{6}-[a-z]{6}-[a-z]{6}-\d{2}$/);
    expect(findPasswordIssues(password, "taro.mihon")).toEqual([]);
  }
});
