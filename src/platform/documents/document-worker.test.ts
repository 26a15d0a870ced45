import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { checkout } from "../checkout.ts";
import { createLog } from "../log.ts";
import { isAlive, waitUntil } from "../processes.ts";
import { type DocumentLimits, DocumentWorker } from "./document-worker.ts";

const FILE = join(checkout, "src", "testing", "hostile-document-worker.ts");
const HEAVY = { kind: "unavailable", code: "common.error.documentTooHeavy" };
const BUSY = { kind: "unavailable", code: "common.error.documentsBusy" };

let started: DocumentWorker[] = [];
let logged: string[] = [];

function start(limits: Partial<DocumentLimits> = {}): DocumentWorker {
  logged = [];
  const worker = new DocumentWorker(FILE, { log: createLog("warn", (line) => logged.push(line)), ...limits });
  started.push(worker);
  return worker;
}

afterEach(async () => {
  await Promise.all(started.map((worker) => worker.stop()));
  started = [];
});

it("gives back what the task gives, bytes among it", async () => {
  const worker = start();
  const value = { bytes: new Uint8Array([1, 2, 3]), text: "計画", list: [null, undefined, 1.5], at: new Date(0) };
  expect(await worker.run({ name: "echo" }, value)).toEqual(value);
});

it("brings an AppError back whole, and any other error with its stack", async () => {
  const worker = start();
  await expect(worker.run({ name: "refuse" }, null)).rejects.toMatchObject({
    name: "AppError",
    kind: "invalid",
    code: "plan.error.file",
    params: {},
    issues: [{ path: "nodes.1.title", code: "plan.error.required", params: { line: 7 } }],
  });
  await expect(worker.run({ name: "fail" }, null)).rejects.toThrow(/not foreseen\n.*hostile-document-worker/);
  await expect(worker.run({ name: "unheard-of" }, null)).rejects.toThrow("there is no task unheard-of");
  await expect(worker.run({ name: "echo" }, { act: () => 1 })).rejects.toThrow("could not be cloned");
  expect(await worker.run({ name: "echo" }, "still there")).toBe("still there");
});

it.each([
  { what: "never ends", name: "spin", limits: { taskMs: 1_000 }, why: "time" },
  { what: "fills the memory", name: "swell", limits: { heapMegabytes: 64 }, why: "SIGABRT" },
  { what: "crashes", name: "crash", limits: {}, why: "SIGABRT" },
])("refuses what $what, says so in the log, and does the next task", async ({ name, limits, why }) => {
  const worker = start(limits);
  const [refused, next] = [worker.run({ name }, null), worker.run({ name: "echo" }, "next")];
  await expect(refused).rejects.toMatchObject(HEAVY);
  expect(await next).toBe("next");
  expect(JSON.parse(logged[0] ?? "")).toMatchObject({ event: "documents.gaveUp", task: name, why });
});

it("does one task after the other, and refuses more than may wait", async () => {
  const worker = start({ waiting: 2 });
  const runs = [1, 2, 3, 4].map((input) => worker.run({ name: "echo" }, input));
  await expect(runs[3]).rejects.toMatchObject(BUSY);
  expect(await Promise.all(runs.slice(0, 3))).toEqual([1, 2, 3]);
});

it("ends when it is idle, and starts again", async () => {
  const worker = start({ idleMs: 50 });
  expect(worker.pid).toBeUndefined();
  await worker.run({ name: "echo" }, 1);
  const { pid = 0 } = worker;
  expect(isAlive(pid)).toBe(true);
  expect(await waitUntil(() => !isAlive(pid), 10_000)).toBe(true);
  expect(worker.pid).toBeUndefined();
  expect(await worker.run({ name: "echo" }, 2)).toBe(2);
  expect(logged).toEqual([]);
});

it("has a new worker do the next task when one keeps too much memory", async () => {
  const worker = start({ keptMegabytes: 1 });
  expect(await Promise.all([1, 2].map((input) => worker.run({ name: "echo" }, input)))).toEqual([1, 2]);
  expect(worker.pid).toBeUndefined();
  expect(logged).toEqual([]);
});

it("ends with the server, which takes no more then", async () => {
  const worker = start();
  await worker.run({ name: "echo" }, 1);
  const { pid = 0 } = worker;
  const [running, waiting] = [worker.run({ name: "spin" }, null), worker.run({ name: "echo" }, 2)];
  const refused = Promise.all([running, waiting].map((run) => expect(run).rejects.toMatchObject(BUSY)));
  await worker.stop();
  await refused;
  expect(isAlive(pid)).toBe(false);
  await expect(worker.run({ name: "echo" }, 3)).rejects.toMatchObject(BUSY);
});

it("knows nothing of the server's surroundings", async () => {
  const names = await start().run<null, string[]>({ name: "secrets" }, null);
  expect(names.filter((name) => !name.startsWith("NODE_CHANNEL"))).toEqual([]);
});
