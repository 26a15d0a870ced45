import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createFolderStore, folderStores } from "./folder-store.ts";

const folder = mkdtempSync(join(tmpdir(), "kakehashi-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let stores = 0;
function newStore() {
  stores += 1;
  const place = join(folder, String(stores));
  return { place, store: createFolderStore(place) };
}
const bytesOf = (text: string) => new TextEncoder().encode(text);
const nameOf = (text: string) => createHash("sha256").update(text).digest("hex");

it("calls a file by the hash of what it holds, and gives the same bytes back", async () => {
  const { store } = newStore();
  const name = await store.put(bytesOf("暮らし"));
  expect(name).toBe(nameOf("暮らし"));
  expect(await store.has(name)).toBe(true);
  expect(await store.read(name)).toEqual(bytesOf("暮らし"));
});

it("holds the same bytes once, however often and at once they are put there", async () => {
  const { store, place } = newStore();
  await Promise.all(Array.from({ length: 20 }, () => store.put(bytesOf("x"))));
  expect(readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(
    1,
  );
  expect(await store.sizes()).toEqual(new Map([[nameOf("x"), 1]]));
});

it("has nothing of what was never put there, or deleted", async () => {
  const { store } = newStore();
  const name = await store.put(bytesOf("gone"));
  await store.delete(name);
  await store.delete(name);
  expect(await store.read(name)).toBeUndefined();
  expect(await store.has(nameOf("never"))).toBe(false);
  expect((await store.sizes()).size).toBe(0);
});

it.each(["../../secret.key", "", "a".repeat(63), `${"a".repeat(64)}.draft`])("makes no path of %j", async (name) => {
  await expect(newStore().store.read(name)).rejects.toThrow("called by its hash");
});

it("does not count what was cut off while it was written", async () => {
  const { store, place } = newStore();
  mkdirSync(join(place, "ab"), { recursive: true });
  writeFileSync(join(place, "ab", `${"c".repeat(62)}.some.draft`), "half");
  expect((await store.sizes()).size).toBe(0);
});

it("says so where the disk gives other bytes than were put there, and puts right what is too short", async () => {
  const { store, place } = newStore();
  const name = await store.put(bytesOf("whole"));
  const path = join(place, name.slice(0, 2), name.slice(2));
  writeFileSync(path, "WHOLE");
  await expect(store.read(name)).rejects.toThrow("damaged");
  writeFileSync(path, "wh");
  await store.put(bytesOf("whole"));
  expect(await store.read(name)).toEqual(bytesOf("whole"));
});

it("keeps the files of each municipality in a folder of its own", async () => {
  const storeOf = folderStores(folder);
  const name = await storeOf("172014").put(bytesOf("kanazawa"));
  expect(await storeOf("011002").has(name)).toBe(false);
  expect(() => storeOf("../x")).toThrow("no local-government code");
});
