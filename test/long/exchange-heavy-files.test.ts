import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { type ArchivePart, readArchive, storeArchive } from "#platform/documents/archive.ts";
import { buildPlanDesk } from "#testing/plan-desk.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const address = await app.serve();

/** Files within every limit that is checked beforehand, which no reader gets through with the memory of one task. */
const HEAVY = {
  // 400 lists in each other on each line: few line ends, and nodes by the million.
  "a.yaml": async () => `format: kakehashi-plan/1\nnodes:\n${`  ${"- ".repeat(400)}x\n`.repeat(14_000)}`,
  // One cell of 120 MB, every fifth character of which is an escape.
  "a.xlsx": async (book: Uint8Array) => {
    const parts = await readArchive(book, { parts: 100, bytes: 1e8, ratio: 1_000 });
    const cell = Buffer.from(
      `<row r="90"><c r="A90" t="inlineStr"><is><t>${"a&lt;".repeat(24_000_000)}</t></is></c></row>`,
    );
    const swollen = parts.map((part) => (part.name === "xl/worksheets/sheet1.xml" ? withCell(part, cell) : part));
    return packed([...swollen, { name: "xl/media/picture.png", bytes: randomBytes(3_000_000) }]);
  },
};

it.each(["a.yaml", "a.xlsx"] as const)(
  "refuses %s that is too heavy to read, and answers others meanwhile",
  async (name) => {
    const desk = await buildPlanDesk(app);
    const file = await HEAVY[name](await desk.download("plan.xlsx"));
    let isAnswered = false;
    const uploading = desk.upload(file, name).finally(() => {
      isAnswered = true;
    });
    let answers = 0;
    while (!isAnswered) {
      expect((await fetch(`${address}/healthz`)).status).toBe(200);
      answers += 1;
      // The reader needs the processors itself.
      await sleep(10);
    }
    const answer = await uploading;
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("大きすぎるか複雑すぎて、読み終えられませんでした");
    // Had the reading stood in the way, hardly any would have come between.
    expect(answers).toBeGreaterThan(50);
    expect((await desk.upload(await desk.yaml(), "a.yaml")).status).toBe(303);
  },
);

function withCell({ name, bytes }: ArchivePart, cell: Buffer): ArchivePart {
  const end = Buffer.from(bytes).indexOf("</sheetData>");
  return { name, bytes: Buffer.concat([bytes.subarray(0, end), cell, bytes.subarray(end)]) };
}

/** A deflated archive: `storeArchive` with the method and the sizes of each part put right. */
function packed(parts: readonly ArchivePart[]): Uint8Array<ArrayBuffer> {
  const deflated = parts.map(({ name, bytes }) => ({ name, bytes: deflateRawSync(bytes) }));
  const archive = storeArchive(deflated);
  const view = new DataView(archive.buffer);
  const put = (at: number, { method, size }: { method: number; size: number }, inflated: number) => {
    view.setUint16(at + method, 8, true);
    view.setUint32(at + size, inflated, true);
  };
  let at = 0;
  for (const [index, { name, bytes }] of deflated.entries()) {
    put(at, { method: 8, size: 22 }, parts[index]?.bytes.length ?? 0);
    at += 30 + name.length + bytes.length;
  }
  for (const [index, { name }] of deflated.entries()) {
    put(at, { method: 10, size: 24 }, parts[index]?.bytes.length ?? 0);
    at += 46 + name.length;
  }
  return archive;
}
