import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectReadable, expectUsable, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;
const STAFF = `${url}/kanazawa/staff`;
/** There in Japanese and Easy Japanese, not in Vietnamese. */
const KEY = "bulky-garbage";
const section = await openPage(browser);
const officer = await openPage(browser, { viewport: DESK });
const reader = await openPage(browser, { viewport: DESK });
let job = "";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

it("a section asks for Vietnamese, on a phone", async () => {
  await signInAs(section, installation, "section");
  await section.goto(`${STAFF}/translation?language=vi&state=missing&kind=procedure`);
  await expectUsable(section);
  await section.locator(`a[href*="requests/new?entry=${KEY}"]`).click();
  await expectUsable(section);
  expect(await section.getByLabel("ベトナム語").isChecked()).toBe(true);
  await section.locator("[name=neededOn]").fill("令和81年12月10日");
  await section.locator("[name=audience]").fill("引っ越しをする人");
  await press(section, "依頼する");
  await section.getByText("依頼しました").waitFor();
  await expectUsable(section);
});

it("the desk takes it on, with a second reader and a day", async () => {
  await signInAs(officer, installation, "plan");
  await officer.goto(`${STAFF}/translation/requests`);
  await expectUsable(officer);
  await officer.locator("main .rows a").first().click();
  job = officer.url();
  await expectUsable(officer);
  await officer.locator("[name=assigneeId]").selectOption({ label: "見本 太郎" });
  await officer.locator("[name=readerId]").selectOption({ label: "見本 花子" });
  await officer.locator("[name=dueOn]").fill("2049-12-10");
  await press(officer, "受け付ける");
  await officer.getByText("担当と期限を決めました。").waitFor();
});

it("a translator outside gets XLIFF and sends it back; the desk sees every change before it is taken in", async () => {
  await officer.goto(job);
  const [download] = await Promise.all([
    officer.waitForEvent("download"),
    officer.getByRole("link", { name: "XLIFF 2.0 を書き出す" }).click(),
  ]);
  const xliff = readFileSync(await download.path(), "utf8");
  expect(xliff).toContain('srcLang="ja-x-easy" trgLang="vi"');
  const file = join(tmpdir(), `kakehashi-${process.pid}.xlf`);
  writeFileSync(file, xliff.replace(/<source>([\s\S]*?)<\/source>/g, "$&<target>VI $1</target>"));
  await officer.goto(job);
  await officer.getByRole("link", { name: "ファイルを取り込む" }).last().click();
  await expectUsable(officer);
  await officer.locator("[name=file]").setInputFiles(file);
  await press(officer, "違いを見る");
  await officer.getByRole("heading", { name: "取り込む前の確認" }).waitFor();
  await expectUsable(officer);
  await press(officer, "取り込む");
  await officer.getByText(/取り込みました/).waitFor();
  await officer.locator("#hand-in [name=hours]").fill("2.5");
  await press(officer, "読み手に渡す");
  await officer.getByText("第二の読み手に渡しました。").waitFor();
  expect(await officer.getByRole("button", { name: "納品する" }).count(), "nobody delivers her own").toBe(0);
});

it("a second person reads it, delivers it and makes it public; a resident reads it in Vietnamese", async () => {
  await signInAs(reader, installation, "admin");
  await reader.goto(STAFF);
  await reader.getByText("翻訳を読み合わせる").first().waitFor();
  await reader.goto(`${job}/text`);
  await expectUsable(reader);
  await reader.goto(job);
  await press(reader, "納品する");
  await reader.getByText("納品しました。").waitFor();
  await expectUsable(reader);
  await press(reader, "公開する");
  await untilPublic(`${url}/kanazawa/vi/guide/${KEY}`, (html) => /<h1>\s*VI /.test(html));
  const resident = await openPage(browser, { javaScriptEnabled: false, locale: "vi" });
  await resident.goto(`${url}/kanazawa/vi/guide/${KEY}`);
  await expectReadable(resident);
  expect(await resident.locator("h1 .fallback, [data-role=who] .fallback, [data-role=how] .fallback").count()).toBe(0);
});

/** Parts of the translation by how they stand. */
async function partsOf(page: Page): Promise<Record<string, number>> {
  await page.goto(`${job}/text`);
  const heads = await page.locator("main section h2").allInnerTexts();
  const states = heads.map((head) => head.split("：").at(-1) ?? "");
  return Object.fromEntries(
    [...new Set(states)].map((state) => [state, states.filter((each) => each === state).length]),
  );
}

it("a change of one paragraph in Japanese makes exactly that part old, through Easy Japanese to Vietnamese", async () => {
  const before = await partsOf(reader);
  const [total = 0] = Object.values(before);
  expect(before).toEqual({ 今の原文に合っています: total });
  const plain = await openPage(browser, { javaScriptEnabled: false, viewport: DESK });
  await signInAs(plain, installation, "admin");
  await plain.goto(`${STAFF}/library/${KEY}`);
  await plain
    .locator('[name="line.small.text"]')
    .fill("カーペットは70センチメートル以内に切って、燃やすごみに出します。");
  await press(plain, "公開する");
  await plain.waitForLoadState();
  expect(await partsOf(reader)).toEqual({ 今の原文に合っています: total - 1, 元の言語の訳が古くなっています: 1 });
  await plain.goto(`${STAFF}/library/${KEY}/texts/ja-easy`);
  await plain.locator('[name="line.small.text"]').fill("カーペットは 小《ちい》さく 切《き》って ください。");
  await press(plain, "公開する");
  await plain.waitForLoadState();
  expect(await partsOf(reader)).toEqual({ 今の原文に合っています: total - 1, 原文が変わりました: 1 });
  await reader.goto(`${job}/text`);
  expect(await reader.locator("main .notice ins").count()).toBeGreaterThan(0);
  await reader.goto(`${STAFF}/translation?language=vi&state=stale`);
  expect(await reader.locator(`a[href$="/library/${KEY}/texts/vi"]`).count()).toBe(1);
});
