import { createHash, randomInt } from "node:crypto";

/** Crockford's letters: none that is read as another. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const RECOVERY_CODES = 10;

/** Ten codes like `7k2m-9xq4-hd3t`, 2^60 possibilities each. */
export function generateRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: RECOVERY_CODES }, () => `${group()}-${group()}-${group()}`);
}

/** What is stored. The codes are random and long, so a plain hash cannot be guessed back; it is bound to the person. */
export function hashRecoveryCode(staffId: string, code: string): string {
  const letters = code
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  return createHash("sha256").update(`${staffId}:${letters}`).digest("base64url");
}
