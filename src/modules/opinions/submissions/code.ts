import { randomInt } from "node:crypto";

/** Nothing that looks like something else: no 0 and O, no 1, I and L, no U and V. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const GROUPS = 3;
const GROUP = 4;

/** The code with which a person finds what she sent: `K7QF-9M2P-XT4C`, 58 bits. */
export function newCode(): string {
  const characters = Array.from({ length: GROUPS * GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return characters.match(new RegExp(`.{${GROUP}}`, "g"))?.join("-") ?? characters;
}

/** As it was typed: small letters, full-width letters, with or without hyphens. */
export const readCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "");
