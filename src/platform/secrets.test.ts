import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSecrets, loadSecrets } from "./secrets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kakehashi-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("opens what it sealed, under the same purpose only", () => {
  const secrets = createSecrets(Buffer.alloc(32, 1));
  const sealed = secrets.seal("秘密", "totp:a");
  expect(secrets.open(sealed, "totp:a")).toBe("秘密");
  expect(() => secrets.open(sealed, "totp:b")).toThrow();
  expect(() => createSecrets(Buffer.alloc(32, 2)).open(sealed, "totp:a")).toThrow();
});

it("never seals the same words to the same bytes", () => {
  const secrets = createSecrets(Buffer.alloc(32, 1));
  expect(secrets.seal("a", "p")).not.toBe(secrets.seal("a", "p"));
});

it("makes the key file once, readable by its owner only, and finds the same key again", () => {
  const first = loadSecrets({ dataFolder: folder });
  expect(statSync(join(folder, "secret.key")).mode & 0o777).toBe(0o600);
  expect(loadSecrets({ dataFolder: folder }).open(first.seal("x", "p"), "p")).toBe("x");
});

it("takes the key from the setting where there is one", () => {
  const secret = "a sentence that is long enough to be a secret";
  expect(loadSecrets({ dataFolder: folder, secret }).fingerprint("x")).toBe(
    createSecrets(Buffer.from(secret)).fingerprint("x"),
  );
});

it("says which file is wrong when the key file was damaged", () => {
  writeFileSync(join(folder, "secret.key"), "short");
  expect(() => loadSecrets({ dataFolder: folder })).toThrow(/secret\.key does not hold a key/);
});
