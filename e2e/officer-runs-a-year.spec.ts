import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { WORKBOOK_TYPE } from "#platform/documents/workbook.ts";
import { DESK, openPage } from "#testing/browser.ts";
import { expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { control, fillOutputs, fillSheet, writeIntoWorkbook } from "./review-desk.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

/** The demonstration ends with FY2025; the year that runs today comes after it, so that a fact of today falls into it. */
const now = new Date(Date.now() + 9 * 3_600_000);
const YEAR = Math.max(2026, now.getUTCMonth() < 3 ? now.getUTCFullYear() - 1 : now.getUTCFullYear());
const PLAN = "kanazawa-2023";
const BOARD = `${url}/kanazawa/staff/review/${PLAN}/${YEAR}`;
const PUBLIC_YEAR = `${url}/kanazawa/ja/plans/${PLAN}/progress/${YEAR}`;

const DRILL = "外国人住民のための防災訓練";
const TOWN_CLASSES = /地域の日本語・学習支援教室の開催/;
const HANDBOOK = /防災ハンドブック/;
const CLASSES = "community-japanese-classes";
const DONE_IN_BROWSER = "川べりの三つの町会で訓練を行った。";
const DONE_IN_EXCEL = "新しく来た人の案内に一冊ずつ入れた。";
const CORRECTED = "延べの人数です。川べりの三つの町会で訓練を行った。";
const OVERRIDE = "雪で一度中止したが、参加した人の数は前の年の二倍になったため。";
const OPINION = "冬の訓練は屋内でも行えるとよい。";

const officer = await openPage(browser, { viewport: DESK });
const section = await openPage(browser);
const partner = await openPage(browser, { viewport: DESK });

it("opens a year for every project of the plan", async () => {
  await signInAs(officer, installation, "plan");
  await officer.goto(`${url}/kanazawa/staff/review/open/${PLAN}/${YEAR}`);
  await expectUsable(officer);
  await officer.getByRole("button", { name: "この年度を始める" }).click();
  await officer.getByText("年度を始めました。").waitFor();
  expect(officer.url()).toBe(BOARD);
  await expectUsable(officer);
  expect(await officer.locator("#sheets ul.rows > li").count()).toBeGreaterThan(90);
});

it("has a section report on a phone, from what is missing to what is sent, and correct what comes back", async () => {
  await signInAs(section, installation, "section");
  await section.goto(`${url}/kanazawa/staff/review`);
  await expectUsable(section);
  await openSheet(section, DRILL);
  await expectUsable(section);
  await section.getByRole("button", { name: "課長の確認へ送る" }).click();
  await section.locator('[role="alert"]').first().waitFor();
  await expectUsable(section);
  await fillOutputs(section, { planned: "4", actual: "３" });
  await fillSheet(section, { done: DONE_IN_BROWSER, grade: "A", reason: OVERRIDE });
  await section.getByRole("button", { name: "課長の確認へ送る" }).click();
  await section.getByText("送りました。次の確認に進みます。").waitFor();

  await openOnBoard(officer, DRILL);
  await expectUsable(officer);
  expect(await officer.locator("main").textContent(), "the grade was overridden, and says why").toContain(OVERRIDE);
  await officer.getByLabel("ひとこと・差し戻しの理由").fill("延べの人数かどうかを書いてください。");
  await officer.getByRole("button", { name: "差し戻す" }).click();
  await officer.getByText("差し戻しました。").waitFor();

  await section.reload();
  expect(await section.locator("main").textContent()).toContain("延べの人数かどうかを書いてください。");
  expect(await control(section, "done.text").inputValue(), "nothing that was written is lost").toBe(DONE_IN_BROWSER);
  await control(section, "done.text").fill(CORRECTED);
  await section.getByRole("button", { name: "課長の確認へ送る" }).click();
  await section.getByText("送りました。次の確認に進みます。").waitFor();
});

it("has the same section report in a workbook that was saved by another program", async () => {
  await section.goto(`${BOARD}/workbook`);
  await expectUsable(section);
  const [download] = await Promise.all([
    section.waitForEvent("download"),
    section.locator("#out").getByRole("link").first().click(),
  ]);
  const id = await sheetId(section, HANDBOOK);
  const written = await writeIntoWorkbook(await readFile(await download.path()), {
    [`${id}:planned.text`]: ["ハンドブックを配る。"],
    [`${id}:outputs.0`]: ["配布", "部", 1200, 1260],
    [`${id}:done.text`]: [DONE_IN_EXCEL],
    [`${id}:selfGrade.grade`]: ["A"],
    [`${id}:selfGrade.evidence`]: ["配布の記録"],
    [`${id}:reasons.text`]: ["窓口の協力が得られたため。"],
    [`${id}:direction.direction`]: ["継続"],
    [`${id}:directionReason.text`]: ["新しく来る人が続くため。"],
  });
  await section.goto(`${BOARD}/workbook`);
  const file = { name: "危機管理課.xlsx", mimeType: WORKBOOK_TYPE, buffer: Buffer.from(written) };
  await section.getByLabel("書いたExcelファイル").setInputFiles(file);
  await section.getByRole("button", { name: "変わるところを見る" }).click();
  await section.getByText(DONE_IN_EXCEL).first().waitFor();
  await expectUsable(section);
  await section.getByRole("button", { name: "取り込んで提出する" }).click();
  await section.getByText("1件の票に取り込みました。").waitFor();
});

it("has the foundation take over what the year's facts already say", async () => {
  await signInAs(partner, installation, "partner");
  await partner.goto(`${url}/kanazawa/staff/plans/${PLAN}/projects/${CLASSES}/facts/new`);
  await partner.locator("[name=title]").fill("秋の日本語教室");
  const fact = { "q1.label": "参加者", "q1.value": "４２", "q1.unit": "人" };
  for (const [name, words] of Object.entries(fact)) await partner.locator(`[name="${name}"]`).fill(words);
  await partner.getByRole("button", { name: "記録する" }).click();
  await partner.getByText("の実績を記録しました。").waitFor();

  await partner.goto(`${url}/kanazawa/staff/review`);
  await openSheet(partner, TOWN_CLASSES);
  await expectUsable(partner);
  await partner
    .locator("fieldset.ledger")
    .getByLabel(/参加者 42\s*人/)
    .check();
  await partner.getByRole("button", { name: "下書きを保存" }).click();
  await partner.getByText("記録1件から").first().waitFor();
  await fillOutputs(partner, { planned: "5", actual: "4" });
  await fillSheet(partner, { done: "秋に教室を開いた。", grade: "B", reason: OVERRIDE });
  await partner.getByRole("button", { name: "国際交流課の受付へ送る" }).click();
  await partner.getByText("送りました。次の確認に進みます。").waitFor();
});

it("shows the officer what waits, lets the working group pass with a note, and shows who was reminded", async () => {
  for (const title of [DRILL, HANDBOOK]) await passOn(title);
  for (const title of [DRILL, HANDBOOK, TOWN_CLASSES]) await passOn(title);
  await officer.goto(`${BOARD}?only=check-working-group#sheets`);
  await officer.getByLabel(/^表示している3件すべて/).check();
  await officer.locator("#sheets").getByLabel("ひとこと・理由").fill(OPINION);
  await officer.locator("#sheets").getByRole("button", { name: "確認して次へ送る" }).click();
  await officer.getByText("3件を確認しました。").waitFor();
  await expectUsable(officer);
  await openOnBoard(officer, DRILL);
  expect(await officer.locator("main").textContent(), "the group's words stay with the sheet").toContain(OPINION);
  await officer.goto(`${url}/kanazawa/staff/mail`);
  await expectUsable(officer);
});

it("publishes the year and its report in four formats", { timeout: 300_000 }, async () => {
  await officer.goto(BOARD);
  await officer.getByRole("button", { name: "受け付けた票だけを公表する" }).click();
  await officer.getByText("3件の票を公表しました。").waitFor();
  await untilPublic(PUBLIC_YEAR, (html) => html.includes("防災訓練"));

  await officer.goto(`${url}/kanazawa/staff/reports`);
  await expectUsable(officer);
  await officer.locator("#make [name=plan]").selectOption(PLAN);
  await officer.locator("#make [name=fiscalYear]").selectOption(String(YEAR));
  await officer.getByRole("button", { name: "報告書をつくる" }).click();
  await officer.getByRole("link", { name: "結果を開く" }).click({ timeout: 120_000 });
  await expectUsable(officer);
  await officer.getByRole("button", { name: "公表する" }).click();
  await officer.getByText("報告書を公表しました。").waitFor();

  const report = `${url}/kanazawa/ja/plans/${PLAN}/reports/${YEAR}`;
  const html = await (await fetch(report)).text();
  expect(html).toContain(CORRECTED);
  expect(html).toContain(DONE_IN_EXCEL);
  for (const format of ["pdf", "docx", "xlsx"]) {
    const [, path] = new RegExp(`href="([^"]+/report\\.ja\\.${format})"`).exec(html) ?? [];
    const file = await fetch(url + path);
    expect(file.status, format).toBe(200);
    expect((await file.arrayBuffer()).byteLength, format).toBeGreaterThan(10_000);
  }
  await expectUsablePlaces(browser, [PUBLIC_YEAR, report]);
});

it("opens the next year with what this year has said", async () => {
  await officer.goto(`${url}/kanazawa/staff/review/open/${PLAN}/${YEAR + 1}`);
  await officer.getByRole("button", { name: "この年度を始める" }).click();
  await officer.getByText("年度を始めました。").waitFor();
  await officer.locator("#sheets").getByRole("link").filter({ hasText: DRILL }).first().click();
  expect(await control(officer, "planned.text").inputValue()).toBe("会場を一つ増やす。");
  expect(await control(officer, "budget.general").inputValue()).toMatch(/^1,?400$/);
  expect(await control(officer, "outputs.0.name").inputValue()).toBe("訓練");
  expect(await control(officer, "outputs.0.actual").inputValue()).toBe("");
});

/** A sheet of this year in the list of what the person has to write. */
async function openSheet(page: Page, title: string | RegExp): Promise<void> {
  await sheetLink(page, title).click();
  await page.locator("form.sheet-form").waitFor();
}

const sheetLink = (page: Page, title: string | RegExp) =>
  page
    .locator("#write")
    .getByRole("listitem")
    .filter({ hasText: title })
    .filter({ hasText: `${YEAR}年度` })
    .getByRole("link");

async function sheetId(page: Page, title: RegExp): Promise<string> {
  await page.goto(`${url}/kanazawa/staff/review`);
  return /\/sheets\/(\d+)/.exec((await sheetLink(page, title).getAttribute("href")) ?? "")?.[1] ?? "";
}

async function openOnBoard(page: Page, title: string | RegExp): Promise<void> {
  await page.goto(BOARD);
  await page.locator("#sheets").getByRole("link").filter({ hasText: title }).first().click();
  await page.locator("#steps, .sheet-read").first().waitFor();
}

async function passOn(title: string | RegExp): Promise<void> {
  await openOnBoard(officer, title);
  await officer.getByRole("button", { name: "確認して次へ送る" }).click();
  await officer.getByText("確認しました。").first().waitFor();
}
