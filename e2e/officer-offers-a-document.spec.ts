import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { samplePdf } from "#testing/sample-files.ts";
import { expectReadable, expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const KEY = "bicycle-registration";
const ORIGINAL = samplePdf({ pages: 4, words: "ja" });
const TRANSLATION = samplePdf({ pages: 5, words: "vi" });
const VIETNAMESE = "Mẫu đăng ký xe đạp";

interface Paper {
  language: string;
  title: string;
  bytes: Uint8Array;
  isOriginal?: boolean;
}

async function sendPaper(page: Page, { language, title, bytes, isOriginal = false }: Paper): Promise<void> {
  await page.getByLabel("言語", { exact: true }).selectOption({ label: language });
  await page.getByLabel("書類の題名").fill(title);
  await page
    .getByLabel("ファイル", { exact: true })
    .setInputFiles({ name: "form.pdf", mimeType: "application/pdf", buffer: Buffer.from(bytes) });
  if (isOriginal) await page.getByLabel("これが原本").check();
  await page.getByRole("button", { name: "この書類を登録する" }).click();
  await page.getByText("書類を登録しました。").waitFor();
}

/** From the list of documents, with an original and a translation, to what is public. */
async function offerDocument(officer: Page): Promise<void> {
  await officer.goto(`${url}/kanazawa/staff/library`);
  await officer.getByRole("link", { name: "書類の一覧" }).click();
  await expectUsable(officer);
  await officer.getByRole("link", { name: "新しい書類を作る" }).click();
  await expectUsable(officer);
  expect(await officer.getByLabel("書類", { exact: true }).isChecked()).toBe(true);
  await officer.getByLabel("題名").fill("自転車の登録の用紙");
  await officer.getByLabel("キー").fill(KEY);
  await officer.getByRole("button", { name: "作る", exact: true }).click();
  await officer.waitForURL(`**/library/${KEY}/files`);
  await sendPaper(officer, { language: "日本語", title: "自転車の登録の用紙", bytes: ORIGINAL, isOriginal: true });
  await sendPaper(officer, { language: "Tiếng Việt", title: VIETNAMESE, bytes: TRANSLATION });
  await expectUsable(officer);
  expect((await fetch(`${url}/kanazawa/vi/documents/${KEY}`)).status, "nothing of it is public yet").toBe(404);
  await officer.goto(`${url}/kanazawa/staff/library/${KEY}`);
  await officer.getByRole("button", { name: "公開する" }).click();
  await officer.getByText("公開しました。").waitFor();
}

/** Follows the link to a file: under which name it is kept, and what is in it. */
async function download(page: Page, title: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: title }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

it("takes a document from the officer who uploads it to the resident who keeps it in her language", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await offerDocument(officer);
  const list = `${url}/kanazawa/vi/documents`;
  await untilPublic(list, (html) => html.includes(`/vi/documents/${KEY}"`));

  const resident = await openPage(browser, { javaScriptEnabled: false, locale: "vi" });
  await resident.goto(`${url}/kanazawa/vi/guide`);
  await resident.locator(".menu a[href$='/vi/documents']").click();
  await expectReadable(resident);
  const row = resident.locator(`main a[href$='/vi/documents/${KEY}']`);
  // Of hers, before she opens anything: 5 pages, not the 4 of the original.
  expect(await row.textContent()).toMatch(/PDF · \d+ kB · 5 trang.*Tiếng Việt · 日本語/);
  await row.click();
  await expectReadable(resident);
  const papers = await resident.locator(".papers li").allTextContents();
  expect(papers).toHaveLength(2);
  expect(papers[0]).toContain(VIETNAMESE);
  expect(papers[1]).toContain("日本語");
  const kept = await download(resident, VIETNAMESE);
  expect(kept.name).toBe(`${VIETNAMESE}.pdf`);
  expect(kept.bytes.equals(TRANSLATION)).toBe(true);
  await expectUsablePlaces(browser, [list, resident.url()]);

  // The page stays where it is when the paper changes.
  await officer.goto(`${url}/kanazawa/staff/library/${KEY}/files`);
  const better = samplePdf({ pages: 6, words: "better" });
  await sendPaper(officer, { language: "Tiếng Việt", title: VIETNAMESE, bytes: better });
  await untilPublic(resident.url(), (html) => html.includes("6 trang") && !html.includes("5 trang"));
  await resident.reload();
  expect((await download(resident, VIETNAMESE)).bytes.equals(better)).toBe(true);
});

it("has documents in a fresh installation, marked as samples, for a resident from Nepal", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, locale: "ne-NP" });
  await page.goto(`${url}/kanazawa/ne/guide`);
  await page.locator(".menu a[href$='/ne/documents']").click();
  for (const key of ["furniture-checklist", "evacuation-bag", "moving-checklist"])
    expect(await page.locator(`main a[href$='/ne/documents/${key}']`).count(), key).toBe(1);
  // What is chosen stands open, and leads back.
  await page.locator(".ways summary").click();
  await page.locator(".ways a[href$='/event/move']").click();
  expect(await page.locator("main a[href$='/ne/documents/furniture-checklist']").count()).toBe(0);
  await page.locator(".ways a[aria-current]").click();
  await page.locator("main a[href$='/ne/documents/furniture-checklist']").click();
  await expectReadable(page);
  expect(await page.locator("main").textContent()).toContain("यो नमुना पाठ हो");
  const { name, bytes } = await download(page, "नेपाली");
  expect(name).toBe("फर्निचर अड्याउने जाँच सूची (नमुना).pdf");
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const places = ["ne/documents", "ne/documents/event/move", "ar/documents/moving-checklist"];
  await expectUsablePlaces(
    browser,
    places.map((path) => `${url}/kanazawa/${path}`),
  );
});
