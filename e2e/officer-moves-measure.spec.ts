import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectReadable, expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { chooseWithArrows, pressEnter, tabTo } from "./keyboard.ts";
import { addPasskey, addVirtualKey, signInAs, signOut } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const MEASURE = "海外ネットワークとの交流の推進";
const OLD_PLACE = "姉妹・友好交流都市等の海外ネットワークとの交流の強化";
const NEW_PLACE = "市民レベルの交流の促進";
const publicPage = (direction: string) => `${url}/kanazawa/ja/plans/kanazawa-2023/nodes/${direction}`;
const read = async (address: string) => (await fetch(address)).text();

async function signInWithPasskey(page: Page): Promise<void> {
  await addVirtualKey(page);
  await signInAs(page, installation, "plan");
  await addPasskey(page, installation, "企画係のノートパソコン");
  await signOut(page);
  await tabTo(page, "パスキーでサインイン");
  await Promise.all([page.waitForURL(`${url}/kanazawa/staff/`), page.keyboard.press("Enter")]);
}

/** From the first page to the form and through it: Tab, Enter, arrows. */
async function moveByKeyboard(page: Page): Promise<void> {
  await tabTo(page, "金沢市国際交流ミライアクション");
  await pressEnter(page);
  await expectUsable(page);
  await tabTo(page, `移す 1-2 ${MEASURE}`);
  await pressEnter(page);
  await expectUsable(page);
  await tabTo(page, "どの項目の下へ");
  await chooseWithArrows(page, NEW_PLACE);
  await tabTo(page, "その場所の並びを見る");
  await pressEnter(page);
  await tabTo(page, "並びの中の位置");
  await chooseWithArrows(page, "の前");
  await tabTo(page, "ここへ移す");
  await pressEnter(page);
  await page.getByText("移しました。公開ページにも反映されています。").waitFor();
}

it("lets the plan officer move a measure by keyboard and take it back, and residents see both at once", async () => {
  const officer = await openPage(browser, { viewport: DESK });
  const resident = await openPage(browser, { javaScriptEnabled: false });
  await signInWithPasskey(officer);
  const before = { from: await read(publicPage("1-1")), to: await read(publicPage("1-2")) };
  expect(before.from).toContain(`>${MEASURE}<`);
  expect(before.to).not.toContain(MEASURE);

  await moveByKeyboard(officer);
  await untilPublic(publicPage("1-2"), (html) => html.includes(MEASURE));
  await untilPublic(publicPage("1-1"), (html) => !html.includes(`>${MEASURE}<`));
  await officer.keyboard.press("Tab");
  expect(await officer.evaluate("document.activeElement.closest('li').id"), "the focus is where it was moved to").toBe(
    "nodes-1-1-2",
  );
  await resident.goto(publicPage("1-2"));
  await expectReadable(resident);
  expect(await resident.locator("main .section").first().getByRole("link").first().textContent()).toContain(MEASURE);
  await resident.getByRole("link", { name: MEASURE }).click();
  expect(await resident.locator("nav.crumbs").textContent()).toContain(NEW_PLACE);
  await expectUsablePlaces(browser, [publicPage("1-2"), resident.url()]);

  const administrator = await openPage(browser, { viewport: DESK });
  await signInAs(administrator, installation, "admin");
  await seeInAudit(administrator, "node.moved");
  await expectUsable(administrator);
  await undoFromHistory(officer);
  await untilPublic(publicPage("1-1"), (html) => html === before.from);
  await untilPublic(publicPage("1-2"), (html) => html === before.to);
  await seeInAudit(administrator, "plan.changesUndone");
});

/** The plan's history says where the measure was and where it is; the undo is in it too. */
async function undoFromHistory(officer: Page): Promise<void> {
  await officer.goto(`${url}/kanazawa/staff/plans/kanazawa-2023`);
  await tabTo(officer, "変更の履歴");
  await pressEnter(officer);
  await expectUsable(officer);
  const newest = officer.locator("ol.trail > li").first();
  expect(await newest.locator("p").first().textContent()).toContain("見本 太郎");
  expect(await newest.locator("del").first().textContent()).toContain(OLD_PLACE);
  expect(await newest.locator("ins").first().textContent()).toContain(NEW_PLACE);
  await tabTo(officer, "これを取り消す");
  await pressEnter(officer);
  await officer.getByText("取り消しました。").waitFor();
  expect(await newest.textContent()).toContain("取り消しの記録");
  expect(await officer.locator("ol.trail > li").nth(1).textContent()).toContain("取り消し済み");
}

/** The administrator asks the log for one kind of act; the newest entry is the officer's, with what was before and after. */
async function seeInAudit(administrator: Page, action: string): Promise<void> {
  await administrator.goto(`${url}/kanazawa/staff/audit`);
  await administrator.getByLabel("何を").fill(action);
  await administrator.getByRole("button", { name: "しぼりこむ" }).click();
  const entry = administrator.locator("tbody tr").first();
  expect(await entry.textContent()).toContain("見本 太郎");
  expect(await entry.textContent()).toContain(action);
  await entry.locator("summary").click();
  const [before, after] = action === "node.moved" ? ["1-1", "1-2"] : ["1-2", "1-1"];
  const records = entry.locator("pre.record");
  expect(await records.nth(0).textContent()).toContain(`"parent": "${before}"`);
  expect(await records.nth(1).textContent()).toContain(`"parent": "${after}"`);
}
