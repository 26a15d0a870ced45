import { argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** Memory in KiB, passes, lanes: the OWASP minimum for argon2id, about 30 ms and 19 MiB a sign-in. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Argon2id in PHC form: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive("argon2id", { message: prepare(password), nonce: salt, tagLength: HASH_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`;
}

/** Takes as long for an account that does not exist (`hash` undefined) as for one that does. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", expected = ""] = PHC.exec(hash ?? (await decoy())) ?? [];
  const wanted = Buffer.from(expected, "base64");
  if (wanted.length === 0) return false;
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const nonce = Buffer.from(salt, "base64");
  const actual = await derive("argon2id", {
    message: prepare(password),
    nonce,
    tagLength: wanted.length,
    ...parameters,
  });
  return timingSafeEqual(actual, wanted) && hash !== undefined;
}

/** True for a hash made with other costs than today's: it is made anew when the password is next typed. */
export function isOutdated(hash: string): boolean {
  return !hash.includes(`$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

const CONSONANTS = ["k", "s", "t", "n", "h", "m", "r", "g", "z", "d", "b", "p"];
const VOWELS = ["a", "i", "u", "e", "o"];

/** A password to hand over: three pronounceable words and two digits (`kamuto-sarine-hokuda-47`), 2^59 possibilities. */
export function generatePassword(): string {
  const syllable = () => `${pick(CONSONANTS)}${pick(VOWELS)}`;
  const word = () => `${syllable()}${syllable()}${syllable()}`;
  return `${word()}-${word()}-${word()}-${randomInt(10, 100)}`;
}

function pick(letters: readonly string[]): string {
  return letters[randomInt(letters.length)] ?? "";
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword(randomBytes(16).toString("hex"));
  return decoyHash;
}

/** Keyboards send the same character in different forms. */
function prepare(password: string): string {
  return password.normalize("NFKC");
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
