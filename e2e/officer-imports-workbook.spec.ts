import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import {
  columnLetters,
  readWorkbook,
  type SheetRows,
  WORKBOOK_TYPE,
  writeWorkbook,
} from "#platform/documents/workbook.ts";
import { DESK, openPage } from "#testing/browser.ts";
import { expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;
const officer = await openPage(browser, { viewport: DESK });
beforeAll(() => signInAs(officer, installation, "plan"));

const OLD_TITLE = "高等教育機関との連携の推進";
const NEW_TITLE = "大学・研究機関との連携の推進";
const NODE = `${url}/kanazawa/ja/plans/kanazawa-2023/nodes/1-1-5`;
const IMPORT = `${url}/kanazawa/staff/plans/kanazawa-2023/import`;
const readNode = async () => (await fetch(NODE)).text();

/** The Excel workbook that the import page offers as a template, as somebody's spreadsheet program would hold it. */
async function downloadWorkbook(page: Page): Promise<SheetRows[]> {
  await page.goto(IMPORT);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Excelブック", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  return readWorkbook(await readFile(await download.path()));
}

/** The cell of a record's field on the sheet of its kind; the first row names the fields, the first column the records. */
function cellOf(sheets: readonly SheetRows[], at: { kind: string; key: string; field: string }) {
  const sheet = sheets.find(({ name }) => name.startsWith(`${at.kind} `));
  const row = sheet?.rows.findIndex(([key]) => key === at.key) ?? -1;
  const column = sheet?.rows[0]?.indexOf(at.field) ?? -1;
  if (!sheet || row < 0 || column < 0) throw new Error(`The workbook has no ${at.kind} ${at.key} ${at.field}.`);
  return {
    sheet,
    row,
    column,
    write(value: string | null) {
      (sheet.rows[row] ?? [])[column] = value;
    },
  };
}

async function upload(page: Page, file: { name: string; bytes: Uint8Array }): Promise<void> {
  await page.goto(IMPORT);
  const buffer = Buffer.from(file.bytes);
  await page.getByLabel("ファイル").setInputFiles({ name: file.name, mimeType: WORKBOOK_TYPE, buffer });
  await page.getByRole("button", { name: "ちがいを見る" }).click();
}

const save = (sheets: readonly SheetRows[]) =>
  writeWorkbook(
    sheets.map(({ name, rows }) => ({
      name,
      rows,
      widths: (rows[0] ?? []).map(() => 20),
      textColumns: (rows[0] ?? []).map(() => true),
      headerRows: 2,
      frozenColumns: 1,
      dropDowns: [],
    })),
    "金沢市の計画",
  );

it("shows the officer what a changed workbook would change, makes it public, and takes it back", async () => {
  const before = await readNode();
  const sheets = await downloadWorkbook(officer);
  cellOf(sheets, { kind: "nodes", key: "1-1-5", field: "title.ja" }).write(NEW_TITLE);
  await upload(officer, { name: "計画（企画係）.xlsx", bytes: await save(sheets) });

  expect(await officer.locator("p.lead").first().textContent()).toContain("計画（企画係）.xlsx");
  expect(await officer.locator("ul.figures b").allTextContents(), "added, edited, removed").toEqual(["0", "1", "0"]);
  const [was, willBe] = await officer.locator("main table tbody td").allTextContents();
  expect(was).toContain(OLD_TITLE);
  expect(willBe).toContain(NEW_TITLE);
  await expectUsable(officer);
  expect(await readNode(), "nothing has changed yet").toBe(before);

  await officer.getByLabel("理由").fill("大学との協議をふまえて");
  await officer.getByRole("button", { name: "この内容で計画を変える" }).click();
  await officer.getByRole("heading", { name: "計画を変えました" }).waitFor();
  await untilPublic(NODE, (html) => html.includes(NEW_TITLE));
  await expectUsablePlaces(browser, [NODE]);

  await officer.getByRole("link", { name: "変更の履歴を見る" }).click();
  const newest = officer.locator("ol.trail > li").first();
  expect(await newest.textContent()).toContain("大学との協議をふまえて");
  expect(await newest.locator("ins").first().textContent()).toContain(NEW_TITLE);
  await newest.getByRole("button", { name: "これを取り消す" }).click();
  await officer.getByText("取り消しました。").waitFor();
  await untilPublic(NODE, (html) => html === before);
});

it("shows the officer what is wrong in a workbook, by sheet, row and column, and changes nothing", async () => {
  const before = await readNode();
  const sheets = await downloadWorkbook(officer);
  cellOf(sheets, { kind: "nodes", key: "1-1-2", field: "title.ja" }).write("これも変わらない");
  const lost = cellOf(sheets, { kind: "listings", key: "1-1-1--jazz-street", field: "node" });
  lost.write("9-9-9");
  await upload(officer, { name: "場所のない事業.xlsx", bytes: await save(sheets) });
  await expectProblems([[lost, "9-9-9"]]);

  const untitled = cellOf(sheets, { kind: "nodes", key: "1-1-5", field: "title.ja" });
  untitled.write(null);
  const unsure = cellOf(sheets, { kind: "listings", key: "1-1-1--jazz-street", field: "home" });
  unsure.write("たぶん");
  await upload(officer, { name: "書きかけの計画.xlsx", bytes: await save(sheets) });
  await expectProblems([
    [untitled, "日本語（ja）を書いてください"],
    [unsure, "true か false と書いてください"],
  ]);
  await expectUsable(officer);

  const whole = await save(sheets);
  await upload(officer, { name: "途中で切れた計画.xlsx", bytes: whole.slice(0, whole.length / 2) });
  await officer.locator("#import-errors:focus").getByText("Excelブックとして開けません").waitFor();
  expect(await readNode()).toBe(before);
  await officer.goto(`${url}/kanazawa/staff/plans/kanazawa-2023/history`);
  expect(await officer.locator("main").textContent()).not.toContain("これも変わらない");
});

type FoundCell = ReturnType<typeof cellOf>;

/** The list of what is wrong has the focus, says that nothing has changed, and names the cells as Excel does. */
async function expectProblems(wanted: readonly (readonly [FoundCell, string])[]): Promise<void> {
  await officer.locator("#import-errors:focus").getByText("計画は何も変わっていません").waitFor();
  const rows = await officer.locator("#import-errors tbody tr").allTextContents();
  expect(rows).toHaveLength(wanted.length);
  for (const [index, [{ sheet, row, column }, message]] of wanted.entries()) {
    expect(rows[index]).toContain(`シート「${sheet.name}」 ${columnLetters(column)}${row + 1}`);
    expect(rows[index]).toContain(message);
  }
}
