import { join } from "node:path";
import { expect, it } from "vitest";
import { DANGEROUS, samplePaper, textsOf } from "#testing/sample-paper.ts";
import { checkout } from "../checkout.ts";
import { Catalogue } from "../i18n/catalogue.ts";
import { getLanguage } from "../i18n/languages.ts";
import { createTranslator } from "../i18n/translator.ts";
import { readArchive } from "./archive.ts";
import type { Block, Paper } from "./paper.ts";
import { PAPER_FORMATS, type PaperFormat } from "./paper-task.ts";
import { readWorkbook } from "./workbook.ts";
import { writePaper } from "./write-paper.ts";

const catalogue = new Catalogue(join(checkout, "locales"));
const write = (paper: Paper, format: PaperFormat) =>
  writePaper(paper, format, { sayIn: (language) => createTranslator(catalogue, getLanguage(language)) });

const bytesOf = async (paper: Paper, format: PaperFormat) => (await write(paper, format)).bytes;

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = await readArchive(bytes, { parts: 1_000, bytes: 1e9, ratio: 1e6 });
  return new Map(parts.map(({ name, bytes: content }) => [name, new TextDecoder().decode(content)]));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** What a reader of the Word file sees, furigana left out. */
async function wordText(bytes: Uint8Array): Promise<string> {
  const parts = await partsOf(bytes);
  const shown = [...parts]
    .filter(([name]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .map(([, xml]) => xml);
  return shown
    .join("")
    .replace(/<w:rt>.*?<\/w:rt>/gs, "")
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "");
}

async function sheetText(bytes: Uint8Array): Promise<string> {
  const sheets = await readWorkbook(bytes);
  return sheets.flatMap(({ name, rows }) => [name, ...rows.flat().map(String)]).join("\n");
}

it.each(PAPER_FORMATS)(
  "gives the same bytes for the same paper, in every process and at every hour: %s",
  async (format) => {
    const first = await bytesOf(samplePaper(), format);
    await write(samplePaper({ title: ["その間に作られた別の報告書"] }), format);
    expect(Buffer.from(await bytesOf(samplePaper(), format)).equals(first)).toBe(true);
    expect(Buffer.from(await bytesOf(samplePaper({ date: "2025-07-01" }), format)).equals(first)).toBe(false);
  },
);

it("keeps every text of the paper in Word", async () => {
  const text = await wordText(await bytesOf(samplePaper(), "docx"));
  expect(textsOf(samplePaper()).filter((each) => !text.includes(each))).toEqual([]);
});

it("keeps every text of the paper in Excel, and numbers as numbers", async () => {
  const bytes = await bytesOf(samplePaper(), "xlsx");
  const text = await sheetText(bytes);
  const numbers = ["12,345", "△678.5", "11,666.5"];
  expect(textsOf(samplePaper()).filter((each) => !numbers.includes(each) && !text.includes(each))).toEqual([]);
  const [first, table] = await readWorkbook(bytes);
  expect(first?.rows.map((row) => row[0])).toContain("　第一節 情報の伝え方");
  expect(first?.rows).toContainEqual([null, "決算の表（千円）", "1 決算の表（千円）"]);
  expect(table).toEqual({
    name: "1 決算の表（千円）",
    rows: [
      ["財源", "決算額", "割合"],
      ["一般財源\nうち寄附金", 12_345, "98.7%"],
      ["国庫支出金", -678.5, "1.3%"],
      ["合計額", 11_666.5, null],
    ],
  });
});

it("writes PDF/UA: tagged, with language, title and the paper's own date", async () => {
  const pdf = Buffer.from(await bytesOf(samplePaper(), "pdf")).toString("latin1");
  expect(pdf.startsWith("%PDF-1.7")).toBe(true);
  for (const mark of [
    "/StructTreeRoot",
    "/Marked true",
    "/Lang (ja)",
    "/DisplayDocTitle true",
    "<pdfuaid:part>1</pdfuaid:part>",
  ]) {
    expect(pdf).toContain(mark);
  }
  expect(pdf.match(/D:\d{8}/g)?.every((date) => date === "D:20250630")).toBe(true);
});

it("writes headings, furigana, repeated heads and the paper's own date into Word", async () => {
  const parts = await partsOf(await bytesOf(samplePaper(), "docx"));
  const document = parts.get("word/document.xml") ?? "";
  expect(document).toMatch(/<w:pStyle w:val="Heading1"\/>.*?第一章/s);
  expect(document).toMatch(/<w:ruby>.*?<w:rt>.*?じょうほう.*?<\/w:rt><w:rubyBase>.*?情報/s);
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(document).toMatch(/<w:instrText[^>]*>TOC /);
  expect(parts.get("word/_rels/document.xml.rels")).toContain('Target="https://example.jp/a?b=1&amp;c=2"');
  expect(parts.get("docProps/core.xml")?.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual([
    "2025-06-30T00:00:00Z",
    "2025-06-30T00:00:00Z",
  ]);
});

it.each(PAPER_FORMATS)("writes a paper with nothing in it, and blocks that hold nothing: %s", async (format) => {
  const empty: Block[] = [
    { kind: "heading", level: 3, text: ["三段めから始まる見出し"] },
    { kind: "heading", level: 1, text: [] },
    { kind: "paragraph", text: [] },
    { kind: "list", items: [] },
    { kind: "list", items: [[]] },
    { kind: "table", columns: [], rows: [[]] },
    { kind: "table", columns: [{ title: [] }, { title: ["列"] }], rows: [] },
    { kind: "table", columns: [{ title: [] }], rows: [[], [[]], [[[]]]] },
    { kind: "terms", items: [] },
    { kind: "bars", title: [], bars: [] },
    { kind: "bars", title: [], bars: [{ label: [], value: "0", shown: [] }] },
    { kind: "blanks", items: [] },
  ];
  for (const blocks of [[], empty]) {
    const paper = samplePaper({ title: [], publisher: [], blocks, hasCover: false, orientation: "landscape" });
    expect((await bytesOf(paper, format)).length).toBeGreaterThan(1_000);
  }
});

it.each(PAPER_FORMATS)("writes a table of 2,000 rows: %s", async (format) => {
  const rows = Array.from({ length: 2_000 }, (_, row) => [[[`事業${row}`]], [[`${row}`]]]);
  const table: Block = { kind: "table", columns: [{ title: ["名前"] }, { title: ["数"], align: "end" }], rows };
  expect((await bytesOf(samplePaper({ blocks: [table] }), format)).length).toBeGreaterThan(10_000);
});

it.each(PAPER_FORMATS)("takes control characters, halves of characters and typed line ends: %s", async (format) => {
  const text = "一行め\r\n二行め\tここ\u0000\u0007\uFEFF\uFFFE\uD842終";
  const { replaced, bytes } = await write(samplePaper({ blocks: [{ kind: "paragraph", text: [text] }] }), format);
  expect(replaced).toEqual([]);
  if (format === "docx") expect(await wordText(bytes)).toContain("二行め ここ\uFFFD終");
  if (format === "xlsx") expect(await sheetText(bytes)).toContain("一行め\n二行め ここ\uFFFD終");
});

it("prints 〓 for a character that no font of the machine has, and says which", async () => {
  // Not assigned in Unicode, so nowhere drawn.
  const missing = "\u0378";
  const paper = samplePaper({ blocks: [{ kind: "paragraph", text: [`前${missing}後\\u{378}`] }] });
  const { bytes, replaced } = await write(paper, "pdf");
  expect(replaced).toEqual([missing]);
  expect(bytes).toEqual(
    await bytesOf(samplePaper({ blocks: [{ kind: "paragraph", text: ["前〓後\\u{378}"] }] }), "pdf"),
  );
});

it.each(["en", "ja-easy", "vi", "ar"] as const)("writes papers in %s", async (language) => {
  for (const format of PAPER_FORMATS) {
    expect((await bytesOf(samplePaper({ language, title: [DANGEROUS] }), format)).length).toBeGreaterThan(1_000);
  }
});
