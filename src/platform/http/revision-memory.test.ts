import { expect, it } from "vitest";
import { RevisionMemory } from "./revision-memory.ts";

const at = (revision: number, key = "home") => ({ municipalityId: 1, revision, key });

it("reads once a revision, also for questions at the same time", async () => {
  const memory = new RevisionMemory();
  let reads = 0;
  const read = async () => ++reads;
  expect(await Promise.all([memory.get(at(1), read), memory.get(at(1), read)])).toEqual([1, 1]);
  expect(await memory.get(at(2), read)).toBe(2);
  expect(await memory.get({ ...at(2), municipalityId: 2 }, read)).toBe(3);
});

it("does not keep a failure", async () => {
  const memory = new RevisionMemory();
  await expect(memory.get(at(1), () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await memory.get(at(1), async () => "back")).toBe("back");
});

it("forgets the entry that was not asked for longest", async () => {
  const memory = new RevisionMemory(2);
  const ask = (key: string, value: string) => memory.get(at(1, key), async () => value);
  await ask("a", "a");
  await ask("b", "b");
  await ask("a", "again");
  await ask("c", "c");
  expect(await ask("a", "again")).toBe("a");
  expect(await ask("b", "again")).toBe("again");
});
