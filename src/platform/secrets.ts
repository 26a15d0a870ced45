import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "#platform/problem.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps what the database must not show in clear. */
export interface Secrets {
  /** AES-256-GCM. `purpose` is bound to the result: it opens only under the same words (`totp:<staff id>`). */
  seal(plain: string, purpose: string): string;
  /** @throws Error where it was sealed with another key or purpose, or was changed. */
  open(sealed: string, purpose: string): string;
  /** The same value always gives the same hash, which nobody can make or guess without the key. */
  fingerprint(value: string): string;
}

export function createSecrets(key: Buffer): Secrets {
  const sealing = Buffer.from(hkdfSync("sha256", key, "", "kakehashi seal", KEY_BYTES));
  const marking = Buffer.from(hkdfSync("sha256", key, "", "kakehashi fingerprint", KEY_BYTES));
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, "base64url");
      const tagEnd = NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
      return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString("utf8");
    },
    fingerprint: (value) => createHmac("sha256", marking).update(value).digest("base64url"),
  };
}

/**
 * The key of this installation: from the setting, else from `<dataFolder>/secret.key`, which is made on first use and
 * readable by its owner only. Processes that start at the same time get the same key.
 */
export function loadSecrets({ dataFolder, secret }: { dataFolder: string; secret?: string }): Secrets {
  if (secret) return createSecrets(Buffer.from(secret, "utf8"));
  const file = join(dataFolder, "secret.key");
  const kept = readKey(file);
  if (kept) return createSecrets(kept);
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link, unlike a rename, fails where another process was first: then its key holds.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return createSecrets(readKey(file) ?? unreadable(file));
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
    return key.length === KEY_BYTES ? key : unreadable(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function unreadable(file: string): never {
  throw new Problem(
    `${file} does not hold a key. Restore it from a backup; without it, staff must set up their code apps again.`,
  );
}
