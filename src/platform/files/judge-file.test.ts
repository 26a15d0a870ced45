import { expect, it } from "vitest";
import {
  PLAIN_WEBP,
  SECRET,
  sampleArchive,
  sampleJpeg,
  sampleOpenDocument,
  samplePdf,
  samplePng,
  sampleWebp,
} from "#testing/sample-files.ts";
import { MEDIA_TYPE, typeOfBytes } from "./file-type.ts";
import { orientationOf, sizeOfImage, viewOf } from "./image-size.ts";
import { isRefusal, judgeFile } from "./judge-file.ts";
import { readPdf } from "./read-pdf.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

it.each([
  ["pdf", samplePdf()],
  ["png", samplePng()],
  ["jpg", sampleJpeg()],
  ["webp", sampleWebp()],
  ["docx", await sampleArchive("[Content_Types].xml", "word/document.xml")],
  ["xlsx", await sampleArchive("[Content_Types].xml", "xl/workbook.xml")],
  ["pptx", await sampleArchive("[Content_Types].xml", "ppt/presentation.xml")],
  ["odt", sampleOpenDocument(MEDIA_TYPE.odt)],
  ["ods", sampleOpenDocument(MEDIA_TYPE.ods)],
  ["txt", utf8("ごみの日\n月曜日、木曜日\n")],
  ["csv", utf8('町,曜日\n"香林坊, 1丁目",月\n')],
] as const)("sees from its bytes that a file is %s, and gives it no other media type", (type, bytes) => {
  expect(typeOfBytes(bytes)).toBe(type);
  expect(judgeFile({ name: `名前.${type}`, bytes })).toMatchObject({ type });
});

it.each([
  ["a drawing that can run scripts", utf8('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ["the same behind a declaration", utf8('<?xml version="1.0"?><svg/>')],
  ["a page", utf8("  <!doctype html><script>alert(1)</script>")],
  ["a program", new Uint8Array([0x4d, 0x5a, 0x90, 0, 3])],
  ["a document with macros", await sampleArchive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")],
  ["an archive of anything", await sampleArchive("a.txt")],
  ["an archive that is cut off", (await sampleArchive("[Content_Types].xml", "word/document.xml")).slice(0, 60)],
  ["a database of OpenDocument", sampleOpenDocument("application/vnd.oasis.opendocument.base")],
  ["text in another encoding than UTF-8", new Uint8Array([0x82, 0xb2, 0x82, 0xdd])],
  ["blanks", utf8("  \n ")],
])("does not take %s", (_, bytes) => {
  expect(judgeFile({ name: "file", bytes })).toEqual({ reason: "unknownType" });
});

it("refuses a file whose name lies, and says what both are", async () => {
  expect(judgeFile({ name: "申請書.pdf", bytes: samplePng() })).toEqual({
    reason: "otherType",
    named: "pdf",
    found: "png",
  });
  const book = await sampleArchive("[Content_Types].xml", "xl/workbook.xml");
  expect(judgeFile({ name: "a.docx", bytes: book })).toMatchObject({ reason: "otherType", found: "xlsx" });
});

it("believes the bytes where the name says nothing, and the name whether text is a table", () => {
  expect(judgeFile({ name: "scan", bytes: samplePdf() })).toMatchObject({ type: "pdf" });
  expect(judgeFile({ name: "photo.JPEG", bytes: sampleJpeg() })).toMatchObject({ type: "jpg" });
  expect(judgeFile({ name: "list.csv", bytes: utf8("one column\nonly") })).toMatchObject({ type: "csv" });
});

it.each([
  ["a document", 20, (size: number) => new Uint8Array(Buffer.concat([samplePdf()], size))],
  ["a picture", 5, (size: number) => new Uint8Array(Buffer.concat([samplePng()], size))],
])("takes %s up to its limit and tells of a larger one how large it is", (_, most, ofSize) => {
  expect(isRefusal(judgeFile({ name: "a", bytes: ofSize(most * 1_000_000) }))).toBe(false);
  expect(judgeFile({ name: "a", bytes: ofSize(most * 1_000_000 + 1) })).toEqual({
    ...{ reason: "tooLarge", size: `${most}.1`, most },
  });
});

it("refuses an empty file", () => {
  expect(judgeFile({ name: "a.pdf", bytes: new Uint8Array() })).toEqual({ reason: "empty" });
});

it.each([
  ["jpg", sampleJpeg()],
  ["png", samplePng()],
  ["webp", sampleWebp()],
] as const)("takes from a %s where and how it was made, and leaves the picture", (type, bytes) => {
  expect(textOf(bytes)).toContain(SECRET);
  const judged = judgeFile({ name: `a.${type}`, bytes });
  if (isRefusal(judged)) throw new Error(judged.reason);
  expect(textOf(judged.bytes)).not.toContain(SECRET);
  expect(judged.size).toEqual({ width: 3, height: 2 });
  expect(sizeOfImage(type, judged.bytes)).toEqual({ width: 3, height: 2 });
  // What was stripped once is whole: nothing more goes.
  expect(judgeFile({ name: `a.${type}`, bytes: judged.bytes })).toMatchObject({ bytes: judged.bytes });
});

it("keeps how a camera was held, and says the size as it is seen", () => {
  const judged = judgeFile({ name: "a.jpg", bytes: sampleJpeg({ orientation: 6 }) });
  if (isRefusal(judged)) throw new Error(judged.reason);
  expect(orientationOf(viewOf(judged.bytes))).toBe(6);
  expect(judged.size).toEqual({ width: 2, height: 3 });
  expect(textOf(judged.bytes)).not.toContain(SECRET);
});

it.each(PLAIN_WEBP.map((bytes, index) => [index === 0 ? "lossy" : "lossless", bytes] as const))(
  "reads the size of a %s WebP file",
  (_, bytes) => {
    expect(sizeOfImage("webp", bytes)).toEqual({ width: 3, height: 2 });
  },
);

it.each([
  ["jpg", sampleJpeg().subarray(0, 40)],
  ["png", samplePng().subarray(0, 14)],
  ["webp", sampleWebp().subarray(0, 18)],
] as const)("refuses a %s that is cut off", (_, bytes) => {
  expect(judgeFile({ name: "a", bytes: new Uint8Array(bytes) })).toEqual({ reason: "brokenImage" });
});

it.each([{ isPacked: false }, { isPacked: true }])("counts the pages of a PDF (packed: $isPacked)", ({ isPacked }) => {
  expect(readPdf(samplePdf({ pages: 12, isPacked }))).toEqual({ pages: 12, danger: undefined });
  expect(readPdf(utf8("%PDF-1.7\n(nothing)"))).toEqual({ pages: null, danger: undefined });
});

it.each([
  { action: "/OpenAction <</S/JavaScript/JS(app.alert(1))>>", reason: "script" },
  { action: "/OpenAction <</S/J#61vaScript/J#53 4 0 R>>", reason: "script" },
  { action: "/OpenAction <</S /Launch /F (cmd.exe)>>", reason: "launch" },
])("refuses a PDF that does something when it is opened: $action", ({ action, reason }) => {
  expect(judgeFile({ name: "a.pdf", bytes: samplePdf({ action }) })).toEqual({ reason });
  expect(judgeFile({ name: "a.pdf", bytes: samplePdf({ action, isPacked: true }) })).toEqual({ reason });
});

it("takes a PDF whose words only speak of programs", () => {
  const words = "https://example.jp/JS/JavaScript /S /Launch";
  expect(judgeFile({ name: "a.pdf", bytes: samplePdf({ words }) })).toMatchObject({ type: "pdf" });
});

it("is done soon with a file that is made to keep it busy", () => {
  const many = (text: string, count: number) => utf8(`%PDF-1.7\n${text.repeat(count)}`);
  for (const text of ["stream\n", "<</Type/Pages", "(((", "<<", "/Type /ObjStm ", "#"])
    expect(readPdf(many(text, 200_000)).danger).toBeUndefined();
});

it("reads past words that are never closed, and past streams that do not inflate", () => {
  const brackets = utf8(`%PDF-1.7\n${"(\\(".repeat(2_500_000)}<</Type /Pages /Count 7>> /JS (x)`);
  expect(readPdf(brackets)).toEqual({ pages: 7, danger: "script" });
  const hidden = utf8("%PDF-1.7\n(a \\) /JS (b /JS) /Launch \\\\) <</Type /Pages /Count 2>> (/JS)");
  expect(readPdf(hidden)).toEqual({ pages: 2, danger: "script" });
  const broken = "<</Type /ObjStm>>\nstream\nnothing\nendstream\n".repeat(100_000);
  expect(readPdf(utf8(`%PDF-1.7\n${broken}<</Type /Pages /Count 3>>`))).toEqual({ pages: 3, danger: undefined });
});
