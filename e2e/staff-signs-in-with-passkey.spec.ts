import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, findAccessibilityProblems, openPage, scrollsSideways } from "#testing/browser.ts";
import { addVirtualKey } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const { url, browser, signIns } = await withBrowser();

async function signIn(page: Page, wanted: { slug: string; role: string }): Promise<void> {
  const found = signIns.find(({ slug, role }) => slug === wanted.slug && role === wanted.role);
  if (!found) throw new Error(`The demo has no ${wanted.role} in ${wanted.slug}`);
  await page.goto(`${url}/${wanted.slug}/staff/sign-in`);
  await page.getByLabel("アカウント名").fill(found.account);
  await page.getByLabel("パスワード").fill(found.password);
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
}

it("makes a passkey, signs in with it, takes it away, and then it no longer works", async () => {
  const page = await openPage(browser, { viewport: DESK });
  await addVirtualKey(page);
  await signIn(page, { slug: "kanazawa", role: "planOfficer" });
  await page.goto(`${url}/kanazawa/staff/account`);
  await page.getByLabel("パスキーの呼び名").fill("窓口のノートパソコン");
  await page.getByRole("button", { name: "パスキーを追加する" }).click();
  await page.getByText("パスキーを追加しました").waitFor();
  expect(await page.locator(".what", { hasText: "窓口のノートパソコン" }).count()).toBe(1);

  const signOut = async () => {
    await page.locator("header summary").click();
    await page.getByRole("button", { name: "サインアウト", exact: true }).click();
    await page.getByRole("button", { name: "パスキーでサインイン" }).waitFor();
  };
  await signOut();
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await page.waitForURL(`${url}/kanazawa/staff/`);

  await page.goto(`${url}/kanazawa/staff/account`);
  await page.getByRole("button", { name: /削除する/ }).click();
  await page.getByText("パスキーを削除しました").waitFor();
  await signOut();
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await page.locator('#main [role="alert"]:focus').getByText("パスキーを確かめられませんでした").waitFor();
  expect(new URL(page.url()).pathname).toContain("/staff/sign-in");
});

it("shows the pages of accounts so that everybody can use them, on a phone too", async () => {
  const page = await openPage(browser);
  const check = async (path: string) => {
    if (path) await page.goto(`${url}/kanazawa/staff/${path}`);
    expect(await findAccessibilityProblems(page), page.url()).toEqual([]);
    expect(await scrollsSideways(page), page.url()).toBe(false);
  };
  await check("sign-in");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await page.locator('[role="alert"]:focus').waitFor();
  await check("");
  await signIn(page, { slug: "kanazawa", role: "administrator" });
  for (const path of [
    "account",
    "people",
    "people/new",
    "posts",
    "posts/1",
    "posts/new",
    "sections",
    "sections/1",
    "audit",
    "settings",
  ])
    await check(path);
  await page.getByRole("link", { name: "職員", exact: true }).click();
  await page.locator("th a").first().click();
  await check("");
});
