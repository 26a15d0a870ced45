import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { ArchiveError, type ArchiveProblem, readArchive, storeArchive } from "./archive.ts";

const LIMITS = { parts: 10, bytes: 5_000_000, ratio: 50 };
const text = (value: string) => new TextEncoder().encode(value);

async function problemOf(bytes: Uint8Array, limits = LIMITS): Promise<ArchiveProblem | undefined> {
  const error = await readArchive(bytes, limits).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof ArchiveError)) throw error;
  return error?.problem;
}

/** One packed part; `said` is the size that its headers claim. */
function packed(content: Uint8Array, said = content.length): Uint8Array {
  const inner = deflateRawSync(content);
  const bytes = storeArchive([{ name: "a", bytes: inner }]);
  const view = new DataView(bytes.buffer);
  const directory = 31 + inner.length;
  view.setUint16(8, 8, true);
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 24, said, true);
  return bytes;
}

it("reads what it stores, and equal parts give equal bytes", async () => {
  const parts = [
    { name: "a.xml", bytes: text("<a/>") },
    { name: "フォルダ/b", bytes: new Uint8Array(0) },
  ];
  const bytes = storeArchive(parts);
  expect(storeArchive(parts)).toEqual(bytes);
  const read = await readArchive(bytes, LIMITS);
  expect(read.map((part) => [part.name, Buffer.from(part.bytes).toString()])).toEqual([
    ["a.xml", "<a/>"],
    ["フォルダ/b", ""],
  ]);
});

it("inflates packed parts", async () => {
  const [part] = await readArchive(packed(text("abc".repeat(100))), LIMITS);
  expect(Buffer.from(part?.bytes ?? []).toString()).toBe("abc".repeat(100));
});

it("refuses a bomb by what its directory says, and by what comes out where the directory lies", async () => {
  expect(await problemOf(packed(new Uint8Array(6_000_000)))).toBe("inflatesTooFar");
  expect(await problemOf(packed(new Uint8Array(4_000_000)))).toBe("inflatesTooFar");
  expect(await problemOf(packed(new Uint8Array(4_000_000), 1_000))).toBe("inflatesTooFar");
  expect(await problemOf(packed(new Uint8Array(4_000_000)), { ...LIMITS, ratio: 10_000 })).toBeUndefined();
});

it("refuses too many parts, what is encrypted, and what is no archive at all", async () => {
  const many = storeArchive(Array.from({ length: 11 }, (_, index) => ({ name: String(index), bytes: text("x") })));
  expect(await problemOf(many)).toBe("tooManyParts");
  const encrypted = packed(text("abc"));
  const at = encrypted.length - 22 - 47;
  encrypted[at + 8] = 1;
  expect(await problemOf(encrypted)).toBe("notAnArchive");
  expect(await problemOf(text("PK\u0003\u0004 and then nothing"))).toBe("notAnArchive");
  expect(await problemOf(new Uint8Array(0))).toBe("notAnArchive");
  expect(await problemOf(packed(text("abc")).slice(20))).toBe("notAnArchive");
});
