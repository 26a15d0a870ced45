import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { tabTo } from "./keyboard.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const KEY = "stiff-notice";
/** Where learners read it: the page on which furigana can be switched off. */
const publicPage = `${url}/kanazawa/ja-easy/guide/${KEY}`;
const STIFF =
  "納付書が届いた方は、令和8年7月31日までにご確認ください。受付時間は9時〜17時です。詳細につきましては、職員が説明いたします。";
/** What is left to say otherwise once every fix was pressed: the writer's own words. */
const OWN_WORDS = "市役所から 紙が 来ます。その 紙を 見て ください。わからない ときは、市役所の 人に 聞いて ください。";

const TEXT = ".editor-text";
const totalOf = async (page: Page) => Number(await page.locator(".easy-total strong").textContent());
const findingsOf = (page: Page) => page.locator(".easy-advice .easy-findings > li");
/** The report that comes after a change of the text. */
async function afterCheck(page: Page, change: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith("/easy-japanese/check")), change()]);
  // Drawn in the next frame.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
}

async function addNotice(page: Page): Promise<void> {
  await page.goto(`${url}/kanazawa/staff/library/new`);
  await page.getByLabel("題名").fill("税金の お知らせ");
  await page.getByLabel("キー").fill(KEY);
  await page.getByRole("button", { name: "作る", exact: true }).click();
  await page.locator(TEXT).waitFor();
  await page.locator(TEXT).click();
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(STIFF)});
    document.querySelector("${TEXT}").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  })()`);
}

/** Presses each fix that fits as it stands, until none is left. */
async function pressFixes(page: Page): Promise<void> {
  const fixes = page.locator(".easy-suggestions button");
  for (let pressed = 0; pressed < 20 && (await fixes.count()) > 0; pressed += 1)
    await afterCheck(page, () => fixes.first().click());
  expect(await fixes.count()).toBe(0);
}

/** Every word gets the reading that is proposed; where she has to choose, the first; names are typed. */
async function confirmFurigana(page: Page): Promise<void> {
  await page.getByRole("button", { name: "ふりがなを付ける" }).click();
  await page.locator(".easy-words > li").first().waitFor();
  for (const menu of await page.locator(".easy-words select").all()) await menu.selectOption({ index: 1 });
  await afterCheck(page, () => page.getByRole("button", { name: "まとめて付ける" }).click());
}

it("leads an officer from a stiff notice to one that learners can read, with furigana that can be switched off", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await addNotice(officer);
  await officer.getByRole("button", { name: "やさしい日本語を確かめる" }).click();
  await officer.locator(".easy-score").waitFor();
  const before = await totalOf(officer);
  expect(await findingsOf(officer).count()).toBeGreaterThan(3);
  await expectUsable(officer);

  // Walked by keyboard: one press leads into the text, to these very words; nothing has moved before.
  await tabTo(officer, "文章の中で選ぶ： 令和8年7月31日", 200);
  await officer.keyboard.press("Enter");
  expect(await officer.evaluate("getSelection().toString()")).toBe("令和8年7月31日");
  expect(await officer.evaluate(`document.activeElement.matches("${TEXT}")`)).toBe(true);

  const fix = officer.getByRole("button", { name: "この言葉に替える： 2026年7月31日" });
  await afterCheck(officer, () => fix.click());
  expect(await officer.locator(TEXT).textContent()).toContain("2026年7月31日までに");
  await afterCheck(officer, () => officer.keyboard.press("Control+z"));
  expect(await officer.locator(TEXT).textContent(), "one step back undoes it").toContain("令和8年7月31日までに");

  await pressFixes(officer);
  expect(await totalOf(officer)).toBeGreaterThan(before);
  await officer.locator(TEXT).click();
  await officer.keyboard.press("Control+a");
  await afterCheck(officer, () => officer.keyboard.insertText(OWN_WORDS));
  await confirmFurigana(officer);
  expect(await officer.locator(TEXT).textContent()).toContain("市役所《しやくしょ》");
  expect(await officer.locator(".easy-total span").textContent()).toMatch(/やさしい$/);
  await expectUsable(officer);

  await officer.getByRole("button", { name: "公開する" }).click();
  await officer.getByText("公開しました。").waitFor();
  await untilPublic(publicPage, (html) => html.includes("<rt>しやくしょ</rt>"));
});

it("leaves a place as it is where the officer says why, also after she comes back", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await officer.goto(`${url}/kanazawa/staff/library/move-in`);
  await officer.getByRole("button", { name: "やさしい日本語を確かめる" }).click();
  const first = findingsOf(officer).first();
  await first.waitFor();
  const words = await first.locator(".easy-place button").textContent();
  await first.getByText("ここでは無視する").click();
  await first.getByLabel("理由").fill("窓口の紙にある言葉");
  await afterCheck(officer, () => officer.keyboard.press("Enter"));
  await officer.reload();
  await officer.getByRole("button", { name: "やさしい日本語を確かめる" }).click();
  await officer.getByText("無視した所").click();
  const left = officer.locator("details .easy-findings > li").first();
  expect(await left.textContent()).toContain("窓口の紙にある言葉");
  expect(words).toContain(await left.locator(".easy-place button [lang]").textContent());
});

it("does not move the writer while it looks: she types on where she was", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await officer.goto(`${url}/kanazawa/staff/easy-japanese`);
  const box = officer.getByLabel("文章");
  await box.fill("書類を提出してください。窓口で確認します。");
  await findingsOf(officer).first().waitFor();
  await box.focus();
  await officer.evaluate("document.activeElement.setSelectionRange(2, 2)");
  await afterCheck(officer, () => officer.keyboard.insertText("と紙"));
  expect(await officer.evaluate("document.activeElement.selectionStart")).toBe(4);
  await officer.keyboard.insertText("と本");
  expect(await box.inputValue()).toBe("書類と紙と本を提出してください。窓口で確認します。");
});

it("gives the same report without script, and what was typed stays where it was", async () => {
  const officer = await openPage(browser, { viewport: DESK, javaScriptEnabled: false });
  await signInAs(officer, installation, "plan");
  await officer.goto(`${url}/kanazawa/staff/easy-japanese`);
  await officer.getByLabel("文章").fill(STIFF);
  const [report] = await Promise.all([
    officer.context().waitForEvent("page"),
    officer.getByRole("button", { name: "やさしい日本語を確かめる" }).click(),
  ]);
  await report.locator(".easy-findings").waitFor();
  expect(await report.locator("main").textContent()).toContain("2026年7月31日");
  expect(await officer.getByLabel("文章").inputValue()).toBe(STIFF);
  await report.getByRole("button", { name: "読み方を確かめて、ふりがなを付ける" }).click();
  await report.getByRole("button", { name: "まとめて付ける" }).click();
  expect(await report.locator("textarea[name=text]").inputValue()).toContain("納付書《のうふしょ》");
});

it("shows a resident the furigana, and the page without them where she wants none", async () => {
  const resident = await openPage(browser);
  await resident.goto(publicPage);
  const furigana = resident.locator("main ruby rt").first();
  expect(await furigana.isVisible()).toBe(true);
  await resident.locator("#furigana-off").check();
  expect(await furigana.isVisible()).toBe(false);
  await expectUsablePlaces(browser, [publicPage]);
});
