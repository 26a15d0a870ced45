import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectReadable, expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { pressEnter, tabTo } from "./keyboard.ts";
import { FROM_WORD } from "./pasted-html.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const KEY = "bicycle-parking";
const staffPage = `${url}/kanazawa/staff/library/${KEY}`;
const publicPage = `${url}/kanazawa/ja/guide/${KEY}`;
const isInText = `document.activeElement?.classList.contains("editor-text") ?? false`;

/** Tab until the focus is in the text of the editor. */
async function tabToText(page: Page): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate<boolean>(isInText)) return;
  }
  throw new Error("Tab does not lead into the text.");
}

/** Alt+F10, arrows to the tool, Enter. */
async function useTool(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Alt+F10");
  for (let pressed = 0; pressed < 30; pressed++) {
    const focused = await page.evaluate<string>(`document.activeElement?.dataset.tool ?? ""`);
    if (focused === name) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`The arrows do not lead to ${name}.`);
}

/** As the browser does with what Word has put on the clipboard. */
async function pasteHtml(page: Page, html: string): Promise<void> {
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", ${JSON.stringify(html)});
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".editor-text").dispatchEvent(event);
  })()`);
}

const blocksOf = (page: Page) =>
  page.evaluate<{ id: string; kind: string }[]>(`JSON.parse(document.querySelector("[data-editor-blocks]").value)`);

async function addEntry(page: Page): Promise<void> {
  await page.goto(`${url}/kanazawa/staff/library`);
  await expectUsable(page);
  await tabTo(page, "ページを作る");
  await pressEnter(page);
  await expectUsable(page);
  await tabTo(page, "題名");
  await page.keyboard.type("自転車をとめるところ");
  await tabTo(page, "キー");
  await page.keyboard.type(KEY);
  await tabTo(page, "作る");
  await pressEnter(page);
  await page.getByText("作りました。文章を書いてください。").waitFor();
}

/** A heading, a paragraph, a list, a notice, a table: letters, Enter and tools, no mouse. */
async function writeText(page: Page): Promise<void> {
  await tabToText(page);
  await page.keyboard.type("## ");
  await page.keyboard.type("駅の近く");
  await page.keyboard.press("Enter");
  await page.keyboard.type("道には とめないで ください。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- ");
  await page.keyboard.type("東口の駐輪場");
  await page.keyboard.press("Enter");
  await page.keyboard.type("西口の駐輪場");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await useTool(page, "notice");
  await page.keyboard.type("長い間とめた自転車は動かします。");
  await page.keyboard.press("Enter");
  await useTool(page, "table");
  for (const words of ["場所", "料金", "東口"]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("窓口で聞いてください");
}

it("lets an officer write a page by keyboard, paste from Word, publish; the second editor sees both texts", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  await signInAs(officer, installation, "plan");
  await addEntry(officer);
  await writeText(officer);
  await officer.getByText("自動保存しました").waitFor({ timeout: 15_000 });
  await expectUsable(officer);
  const written = await blocksOf(officer);
  expect(written.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "list", "notice", "table"]);
  expect(new Set(written.map(({ id }) => id)).size).toBe(5);
  expect((await fetch(publicPage)).status, "a draft that is kept is not public").toBe(404);

  const second = await openPage(browser, { viewport: DESK });
  await signInAs(second, installation, "admin");
  await second.goto(staffPage);
  await second.locator(".editor-text h2").waitFor();

  // Down out of the table: Enter goes from row to row and then below it.
  await officer.keyboard.press("Enter");
  await pasteHtml(officer, FROM_WORD);
  const pasted = await blocksOf(officer);
  expect(pasted.slice(0, 5)).toEqual(written);
  expect(pasted.map(({ kind }) => kind).slice(5)).toEqual([
    ...["heading", "paragraph", "heading", "list", "steps", "table", "paragraph"],
  ]);
  expect(await officer.locator(".editor-text [style], .editor-text script").count()).toBe(0);
  await tabTo(officer, "公開する");
  await pressEnter(officer);
  await officer.getByText("公開しました。").waitFor();
  await untilPublic(publicPage, (html) => html.includes("東口の駐輪場") && html.includes("在留カード"));

  const resident = await openPage(browser, { javaScriptEnabled: false });
  await resident.goto(publicPage);
  await expectReadable(resident);
  expect(await resident.locator("main ul.points").first().locator("li").allTextContents()).toEqual([
    "東口の駐輪場",
    "西口の駐輪場",
  ]);
  await expectUsablePlaces(browser, [publicPage]);

  await seeConflict(second);
});

/** She began before the first officer published: nothing of either is lost. */
async function seeConflict(second: Page): Promise<void> {
  await second.locator(".editor-text h2").click();
  await second.keyboard.press("End");
  await second.keyboard.type("と公園");
  await second.getByText("ほかの人が同じ文章を保存しました").waitFor({ timeout: 15_000 });
  await tabTo(second, "下書きを保存");
  await pressEnter(second);
  await second.getByText("見本 太郎").first().waitFor();
  expect(await second.locator("table.comparison").textContent()).toContain("と公園");
  expect(await second.locator("table.comparison").textContent()).toContain("在留カード");
  await expectUsable(second);
  await tabTo(second, "自分の文章で続ける");
  await pressEnter(second);
  await second.locator(".editor-text h2").getByText("駅の近くと公園").waitFor();
  await second.goto(`${staffPage}/revisions`);
  await expectUsable(second);
  expect(await second.locator("tbody").textContent()).toContain("見本 太郎");
  expect(await (await fetch(publicPage)).text(), "residents read what was published").toContain("在留カード");
}

/** One pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

it("asks for what a picture tells, links words, puts in a card, and shows which questions are open", async () => {
  const page = await openPage(browser, { viewport: DESK });
  await signInAs(page, installation, "plan");
  await page.goto(`${url}/kanazawa/staff/library/move-in`);
  await page.locator(".editor-text > *").first().waitFor();
  const before = await blocksOf(page);
  const links = await page.locator(".editor-text a").count();

  await page.locator(".editor-text").focus();
  await useTool(page, "image");
  const dialog = page.locator("dialog[open]");
  await dialog.locator("input[type=file]").setInputFiles({
    ...{ name: "counter.png", mimeType: "image/png", buffer: Buffer.from(PNG, "base64") },
  });
  await expectUsable(page);
  await dialog.getByRole("button", { name: "入れる" }).click();
  await dialog.getByText("代わりの文を入れるか").waitFor();
  await dialog.locator("textarea").fill("窓口の写真");
  await dialog.getByRole("button", { name: "入れる" }).click();
  await page.locator(".editor-text figure img[alt='窓口の写真']").waitFor();

  await useTool(page, "contact");
  await dialog.locator("select").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await useTool(page, "link");
  await page.getByText("リンクにすることばを選んでください").waitFor();
  // From within a link the whole of it is changed: the page it leads to stands in the menu.
  await page.locator(".editor-text a").first().click();
  await useTool(page, "link");
  await dialog.getByRole("button", { name: "リンクを外す" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await page.locator(".editor-text a").count()).toBe(links - 1);
  const added = (await blocksOf(page)).filter(({ id }) => !before.some((block) => block.id === id));
  expect(added.map(({ kind }) => kind).sort()).toEqual(["contact", "image"]);

  await page.locator(".editor-places button[data-role=duration]").click();
  await page.keyboard.type("30分くらい");
  expect((await blocksOf(page)).filter(({ kind }) => kind === "paragraph")).toContainEqual(
    expect.objectContaining({ role: "duration", text: "30分くらい" }),
  );
  await expectUsable(page);
});
