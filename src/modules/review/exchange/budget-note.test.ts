import { beforeAll, expect, it } from "vitest";
import { readArchive } from "#platform/documents/archive.ts";
import { buildBody } from "#testing/build.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { bookYear } from "#testing/section-book.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { readSectionBook } from "./read-section-book.ts";

const app = await withTestApp();
let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice(app);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  const work = await (await office.writer.get("/review")).text();
  const [, sheet = ""] = /\/review\/sheets\/(\d+)"/.exec(work) ?? [];
  const typed = {
    ...FILLED,
    "f.rolling.0.national": "800",
    "f.rolling.1.kind": "expand",
    "f.rolling.1.general": "1500.5",
  };
  await office.writer.post(`/review/sheets/${sheet}`, { ...typed, version: "1", act: "save" });
});

it("says direction, reason and the three years of every project, with sums", async () => {
  const answer = await office.officer.get(`${bookYear(office)}/budget-note`);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  for (const words of [
    "今後の方向性",
    "参加が増えている",
    "令和7年度（2025年度）",
    "2,000",
    "国庫支出金 800",
    "1,500.5",
    "作成中",
  ])
    expect(html).toContain(words);
});

it("holds the section that is chosen alone", async () => {
  const html = async (query: string) => (await office.officer.get(`${bookYear(office)}/budget-note?${query}`)).text();
  expect(await html(`section=${office.sectionId}`)).toContain("参加が増えている");
  expect(await html(`section=${office.sectionId + 1_000}`)).toContain("まだ方向性の書かれた票がありません");
});

it("is written as PDF and as Word", async () => {
  const bytes = async (ending: string) => {
    const answer = await office.writer.get(`${bookYear(office)}/budget-note.${ending}`);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer()).toString("latin1");
  };
  expect(await bytes("pdf")).toMatch(/^%PDF-/);
  expect(await bytes("docx")).toMatch(/^PK/);
});

it("shows a partner body nothing of the city's sheets, and another city no year at all", async () => {
  const foundation = await buildBody(app.db, office.municipality, { kind: "foundation" });
  const partner = await signIn(app, office.municipality, { role: "partnerStaff", body: foundation });
  const html = await (await partner.get(`${bookYear(office)}/budget-note`)).text();
  expect(html).not.toContain("参加が増えている");
  const other = await openReviewOffice(app);
  for (const ending of ["", ".pdf", ".docx"])
    expect((await other.officer.get(`${bookYear(office)}/budget-note${ending}`)).status).toBe(404);
});

it("gives the officer all sections' workbooks in one archive, and nobody else", async () => {
  const answer = await office.officer.get(`${bookYear(office)}/workbooks.zip`);
  expect(answer.headers.get("content-type")).toContain("application/zip");
  const limits = { parts: 100, bytes: 10_000_000, ratio: 1_000 };
  const parts = await readArchive(new Uint8Array(await answer.arrayBuffer()), limits);
  expect(parts.map(({ name }) => name)).toEqual([expect.stringMatching(/課_2024\.xlsx$/)]);
  const { rows } = await readSectionBook({ name: "section.xlsx", bytes: new Uint8Array(parts[0]?.bytes ?? []) });
  expect(new Set(rows.map((row) => row.sheetId)).size).toBe(2);
  expect((await office.writer.get(`${bookYear(office)}/workbooks.zip`)).status).toBe(403);
});

it("is offered where the work is: to who writes, and to the officer on the board", async () => {
  const address = `/${office.municipality.slug}/staff${bookYear(office)}`;
  expect(await (await office.writer.get("/review")).text()).toContain(`${address}/workbook"`);
  const board = await (await office.officer.get(bookYear(office))).text();
  for (const link of ["/workbooks.zip", "/budget-note"]) expect(board).toContain(`${address}${link}"`);
  const chosen = await (await office.officer.get(`${bookYear(office)}?place=s${office.sectionId}`)).text();
  expect(chosen).toContain(`${address}/workbook.xlsx?section=${office.sectionId}"`);
  expect(await (await office.writer.get(bookYear(office))).text()).not.toContain("workbooks.zip");
  // Who writes no sheet takes none out, and takes in what others have written.
  expect(await (await office.writer.get(`${bookYear(office)}/workbook`)).text()).toContain("/workbook.xlsx");
  expect(await (await office.officer.get(`${bookYear(office)}/workbook`)).text()).not.toContain("/workbook.xlsx");
});
