import { expect, it } from "vitest";
import { checkPaperFile, fileNameOf, MAX_PAPER_BYTES } from "./paper-file.rules.ts";

const PDF = new TextEncoder().encode("%PDF-1.7\n…");
const ZIP = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]);

it.each([
  { name: "次第.pdf", bytes: PDF, type: "pdf" },
  { name: "計画.XLSX", bytes: ZIP, type: "xlsx" },
  { name: "計画.docx", bytes: ZIP, type: "docx" },
  { name: "図.png", bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), type: "png" },
  { name: "写真.jpeg", bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), type: "jpg" },
  { name: "メモ.txt", bytes: new TextEncoder().encode("議題"), type: "txt" },
])("takes $name", ({ name, bytes, type }) => {
  expect(checkPaperFile({ name, bytes })).toEqual({ isTaken: true, name, type });
});

it.each([
  { what: "another kind", name: "macro.xlsm", bytes: ZIP },
  { what: "a page with another ending", name: "page.pdf", bytes: new TextEncoder().encode("<html>") },
  { what: "a file without ending", name: "pdf", bytes: PDF },
  { what: "a program called text", name: "a.txt", bytes: new Uint8Array([0x4d, 0x5a, 0x00, 0xff]) },
  { what: "a double ending", name: "a.pdf.exe", bytes: PDF },
])("refuses $what", ({ name, bytes }) => {
  expect(checkPaperFile({ name, bytes })).toEqual({ isTaken: false, code: "meetings.error.paperType" });
});

it("refuses what is empty or too large", () => {
  expect(checkPaperFile({ name: "a.pdf", bytes: new Uint8Array() })).toMatchObject({
    code: "meetings.error.paperEmpty",
  });
  const large = new Uint8Array(MAX_PAPER_BYTES + 1);
  expect(checkPaperFile({ name: "a.pdf", bytes: large })).toMatchObject({ code: "meetings.error.paperSize" });
});

it.each([
  { given: "../../etc/次第.pdf", name: "次第.pdf" },
  { given: "C:\\fakepath\\次第.pdf", name: "次第.pdf" },
  { given: "..pdf", name: "pdf" },
  { given: 'a"b<c>\u202efdp.pdf', name: "abcfdp.pdf" },
  { given: "/", name: "" },
])("calls $given $name", ({ given, name }) => {
  expect(fileNameOf(given)).toBe(name);
});

it("shortens a long name and keeps its ending", () => {
  const name = fileNameOf(`${"会".repeat(300)}.pdf`);
  expect(name).toHaveLength(120);
  expect(name.endsWith(".pdf")).toBe(true);
});
