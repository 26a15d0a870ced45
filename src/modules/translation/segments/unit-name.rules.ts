import { createHash } from "node:crypto";

/** A place in a text that is translated. */
interface UnitPlace {
  part: string;
  path: string;
}

/** Where a unit is found again: `move-in/papers/items.0`. */
export const unitName = (key: string, { part, path }: UnitPlace): string => `${key}/${part}/${path}`;

const NAME =
  /^([a-z][a-z0-9-]{0,59}|request\.\d{1,9})([/:])([A-Za-z0-9][A-Za-z0-9-]{0,39})\2([a-z]+(?:\.(?:\d{1,4}|meaning))*)$/;

/** What `unitName` or the id of a unit says; undefined for what is no name of ours. */
export function readUnitName(name: string): { key: string; part: string; path: string } | undefined {
  const [, key, , part, path] = NAME.exec(name.trim()) ?? [];
  return key && part && path ? { key, part, path } : undefined;
}

/** The same as XLIFF 2.0 allows it for an id, which is an NMTOKEN: no slash. */
export const unitId = (key: string, { part, path }: UnitPlace): string => `${key}:${part}:${path}`;

/** Of a translated line when a file was made: whether somebody has changed it in the product since. */
export const lineMark = (line: string): string => createHash("sha256").update(line).digest("base64url").slice(0, 8);

/** Which parts a file holds, and what each was then: a unit that is missing is told from a part that came later. */
export const writeParts = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([part, hash]) => `${part}=${hash}`)
    .join(" ");

export function readParts(written: string): Record<string, string> {
  const pairs = written.split(/\s+/).map((pair) => pair.split("="));
  return Object.fromEntries(pairs.flatMap(([part, hash]) => (part && hash ? [[part, hash]] : [])));
}
