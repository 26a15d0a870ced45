import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectReadable, expectUsable, expectUsablePlaces, untilPublic } from "./expectations.ts";
import { signInAs } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

const INDICATOR = "国際交流関係団体";
const EVIDENCE = "連絡会の加盟名簿 3ページ";
const TARGET = `${url}/kanazawa/ja/plans/kanazawa-2023/targets/t3`;
const NODE = "/kanazawa/staff/plans/kanazawa-2023/nodes/1-1-2";
const CITYS_INDICATOR = "/kanazawa/staff/indicators/wish-to-stay/report";

/** Last month: later than what the demo knows of, and not in the future. */
function lastMonth(): { typed: string; shown: string } {
  const date = new Date();
  date.setUTCDate(0);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return { typed: `${year}-${String(month).padStart(2, "0")}`, shown: `${year}年${month}月` };
}

it("leads the foundation's staff from what is due to a value with evidence that everybody sees", async () => {
  const page = await openPage(browser, { viewport: DESK });
  const resident = await openPage(browser, { javaScriptEnabled: false });
  const { typed, shown } = lastMonth();
  expect(await (await fetch(TARGET)).text()).not.toContain(EVIDENCE);

  await signInAs(page, installation, "partner");
  const due = page.locator("#pending").getByRole("link").filter({ hasText: "値を報告する" });
  expect(await due.allTextContents()).toHaveLength(1);
  await expectUsable(page);
  await due.filter({ hasText: INDICATOR }).click();
  await page.getByLabel("いつの値ですか").fill(typed);
  await page.getByLabel("値", { exact: true }).fill("８４");
  await page.getByRole("button", { name: "報告する" }).click();
  await page.locator('[role="alert"]:focus').getByText("出典を入れてください").first().waitFor();
  expect(await page.getByLabel("値", { exact: true }).inputValue(), "what was typed is kept").toBe("８４");
  await expectUsable(page);
  await page.getByLabel("出典", { exact: true }).fill(EVIDENCE);
  await page.getByRole("button", { name: "報告する" }).click();
  await page.getByText(`${shown}の値を受け付けました。公開ページに出ています。`).waitFor();

  await untilPublic(TARGET, (html) => html.includes(EVIDENCE));
  await resident.goto(TARGET);
  await expectReadable(resident);
  expect(await resident.locator("p.answer").textContent()).toMatch(new RegExp(`${shown}.*84|84.*${shown}`));
  const row = resident.locator("table tbody tr").filter({ hasText: shown }).first();
  expect(await row.textContent()).toContain(shown);
  expect(await row.textContent()).toContain(EVIDENCE);
  expect(await row.textContent(), "a real value is not marked as a sample").not.toContain("見本の値");
  await expectUsablePlaces(browser, [TARGET]);
  await page.locator("a.brand").click();
  expect(await due.count(), "no value waits any more").toBe(0);
});

it("keeps the foundation's staff away from the city's plan and from other cities, and writes down that they tried", async () => {
  const page = await openPage(browser, { viewport: DESK });
  await signInAs(page, installation, "partner");
  const before = await (await fetch(`${url}/kanazawa/ja/plans/kanazawa-2023/nodes/1-1-2`)).text();

  await page.goto(`${url}/kanazawa/staff/plans/kanazawa-2023`);
  expect(await page.locator("main").textContent()).toContain("海外ネットワークとの交流の推進");
  expect(await page.locator("main").getByRole("link", { name: /^移す/ }).count(), "it may be read").toBe(0);
  expect((await page.goto(url + CITYS_INDICATOR))?.status()).toBe(403);
  const refused = await page.goto(url + NODE);
  expect(refused?.status()).toBe(403);
  expect(await page.locator("h1").textContent()).toBe("この操作をする権限がありません");
  expect(await page.locator("main").textContent()).toContain("市の計画担当か管理者に相談してください");
  await expectUsable(page);
  await postAs(page, NODE, { "title-ja": "財団が書きかえた題" });
  await postAs(page, `${NODE}/move`, { to: "1-2", version: "1" });
  expect(await (await fetch(`${url}/kanazawa/ja/plans/kanazawa-2023/nodes/1-1-2`)).text()).toBe(before);
  await page.getByRole("link", { name: "最初のページへ" }).click();
  expect(new URL(page.url()).pathname).toBe("/kanazawa/staff/");

  for (const place of ["/", "/plans/sapporo-outline", "/indicators"]) {
    await page.goto(`${url}/sapporo/staff${place}`);
    expect(new URL(page.url()).pathname).toBe("/sapporo/staff/sign-in");
  }
  await seeDenials();
});

/** As a form of the city's own pages would send it: with the person's session, form token and origin. */
async function postAs(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  const token = await page.locator("input[name=_token]").first().inputValue();
  const answer = await page.request.post(url + path, {
    form: { ...fields, _token: token },
    headers: { Origin: url },
    maxRedirects: 0,
  });
  expect(answer.status(), path).toBe(403);
  expect(await answer.text()).toContain("この操作をする権限がありません");
}

async function seeDenials(): Promise<void> {
  const administrator = await openPage(browser, { viewport: DESK });
  await signInAs(administrator, installation, "admin");
  await administrator.goto(`${url}/kanazawa/staff/audit?action=access.denied`);
  const entries = await administrator.locator("tbody tr").allTextContents();
  expect(entries).toHaveLength(4);
  const newestFirst = [`${NODE}/move`, NODE, NODE, CITYS_INDICATOR];
  for (const [index, entry] of entries.entries()) {
    expect(entry).toContain("見本 アナ");
    expect(entry).toContain("権限がなく断った");
    expect(entry).toContain(newestFirst[index]);
  }
}
