import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { readArchive } from "#platform/documents/archive.ts";
import { DocumentWorker } from "#platform/documents/document-worker.ts";
import type { Block, Paper } from "#platform/documents/paper.ts";
import { PAPER_FORMATS, type PaperFormat, WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { createLog } from "#platform/log.ts";
import { samplePaper, textsOf } from "#testing/sample-paper.ts";

// What other programs read in the files that the built document worker writes: poppler in PDF, LibreOffice in Word.

const POPPLER = "/usr/bin/pdftotext";
const OFFICE = "/usr/bin/soffice";
/** LibreOffice without its word processor takes no Word file. */
const WRITER = "/usr/lib/libreoffice/program/libswlo.so";

const folder = mkdtempSync(join(tmpdir(), "kakehashi-paper-"));
const worker = startWorker();
afterAll(async () => {
  await worker.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startWorker(): DocumentWorker {
  return new DocumentWorker(join(checkout, "dist", "document-worker.js"), { log: createLog("error"), taskMs: 180_000 });
}

const write = async (paper: Paper, format: PaperFormat) => (await worker.run(WRITE_PAPER, { paper, format })).bytes;

async function readPdf(paper: Paper, ...options: string[]): Promise<string> {
  const file = join(folder, "paper.pdf");
  writeFileSync(file, await write(paper, "pdf"));
  const run = spawnSync(POPPLER, [...options, file, "-"], { encoding: "utf8", maxBuffer: 1e9 });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Ends of lines and pages may part a text anywhere. */
const squeezed = (text: string) => text.replace(/[\s\u200B]/g, "");
const missingIn = (found: string, paper: Paper) =>
  textsOf(paper).filter((text) => !squeezed(found).includes(squeezed(text)));

const TABLE: Block = {
  kind: "table",
  caption: ["一覧の表"],
  columns: [{ title: ["番号の列"] }, { title: ["内容の列"], width: 3 }],
  rows: Array.from({ length: 200 }, (_, row) => [
    [[`第${row + 1}号`]],
    [[`二行にわたるくらいの長さで書かれた事業の説明であって、番号は${row + 1}である。`]],
  ]),
};

it("writes the same bytes in another process", async () => {
  const other = startWorker();
  for (const format of PAPER_FORMATS) {
    const { bytes } = await other.run(WRITE_PAPER, { paper: samplePaper(), format });
    expect(Buffer.from(bytes).equals(await write(samplePaper(), format)), format).toBe(true);
  }
  await other.stop();
});

it.skipIf(!existsSync(POPPLER))(
  "keeps every text in PDF, whatever it looks like, with furigana beside their characters",
  async () => {
    for (const language of ["ja", "en"] as const) {
      const paper = samplePaper({ language });
      const found = await readPdf(paper, "-raw");
      expect(found).toContain("じょうほう");
      expect(missingIn(found.replaceAll("じょうほう", ""), paper)).toEqual([]);
    }
  },
);

it.skipIf(!existsSync(POPPLER))("repeats a table's head and numbers the pages", async () => {
  const pages = (await readPdf(samplePaper({ blocks: [TABLE], hasContents: false, mark: undefined }), "-raw"))
    .split("\f")
    .slice(0, -1);
  const [cover = "", ...others] = pages;
  expect(others.length).toBeGreaterThan(3);
  expect(cover).not.toContain("番号の列");
  others.forEach((page, index) => {
    expect(page).toContain("番号の列");
    expect(page).toContain(`${index + 2} / ${pages.length}`);
  });
});

it.skipIf(!existsSync(POPPLER))(
  "lets nothing reach beyond the margins, neither long words nor addresses nor furigana",
  async () => {
    const long = `https://www.example.jp/${"averylongsegment".repeat(12)}?query=${"0123456789".repeat(12)}`;
    const reading = {
      text: "多文化共生社会推進計画策定委員会",
      reading: "たぶんかきょうせいしゃかいすいしんけいかくさくていいいんかい",
    };
    const cells = [[[long]], [[reading]], [["9".repeat(60)]]];
    const columns = Array.from({ length: 8 }, (_, index) => ({ title: [`Unbreakableheading${index}`] }));
    const paper = samplePaper({
      title: [long],
      blocks: [
        { kind: "heading", level: 1, text: [long] },
        { kind: "paragraph", text: [long, reading] },
        { kind: "list", items: [[long]] },
        { kind: "terms", items: [{ term: [long], text: [[long]] }] },
        { kind: "bars", title: [long], bars: [{ label: [long], value: "1", shown: [long] }] },
        { kind: "table", caption: [long], columns, rows: [[...cells, ...cells]] },
      ],
    });
    const [width] = [...(await readPdf(paper, "-bbox")).matchAll(/<page width="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    );
    const edges = [...(await readPdf(paper, "-bbox")).matchAll(/<word xMin="([-\d.]+)"[^>]* xMax="([-\d.]+)"/g)];
    const points = (millimetres: number) => (millimetres / 25.4) * 72;
    expect(edges.length).toBeGreaterThan(50);
    expect(Math.min(...edges.map((edge) => Number(edge[1])))).toBeGreaterThan(points(20));
    expect(Math.max(...edges.map((edge) => Number(edge[2])))).toBeLessThan((width ?? 0) - points(20));
  },
);

it.skipIf(!existsSync(OFFICE) || !existsSync(WRITER))(
  "writes Word files that LibreOffice opens without losing a text",
  async () => {
    const paper = samplePaper();
    writeFileSync(join(folder, "paper.docx"), await write(paper, "docx"));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const run = spawnSync(
      OFFICE,
      [profile, "--headless", "--convert-to", "odt", "--outdir", folder, join(folder, "paper.docx")],
      { encoding: "utf8", timeout: 180_000 },
    );
    expect(run.status, run.stderr).toBe(0);
    const parts = await readArchive(readFileSync(join(folder, "paper.odt")), { parts: 500, bytes: 1e8, ratio: 1e4 });
    const shown = parts.filter(({ name }) => ["content.xml", "styles.xml"].includes(name));
    const text = shown
      .map(({ bytes }) => new TextDecoder().decode(bytes).replace(/<text:ruby-text.*?<\/text:ruby-text>/g, ""))
      .join("")
      .replace(/<[^>]*>/g, "")
      .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "");
    expect(missingIn(text, paper)).toEqual([]);
  },
);
