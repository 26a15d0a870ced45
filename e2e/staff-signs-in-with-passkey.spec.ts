import { expect, it } from "vitest";
import { DESK, openPage } from "#testing/browser.ts";
import { expectUsable } from "./expectations.ts";
import { addPasskey, addVirtualKey, signInAs, signOut } from "./sign-in.ts";
import { withBrowser } from "./with-browser.ts";

const installation = await withBrowser();
const { url, browser } = installation;

it("makes a passkey, signs in with it, takes it away, and then it no longer works", async () => {
  const page = await openPage(browser, { viewport: DESK });
  await addVirtualKey(page);
  await signInAs(page, installation, "plan");
  await addPasskey(page, installation, "窓口のノートパソコン");
  expect(await page.locator(".what", { hasText: "窓口のノートパソコン" }).count()).toBe(1);

  await signOut(page);
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await page.waitForURL(`${url}/kanazawa/staff/`);

  await page.goto(`${url}/kanazawa/staff/account`);
  await page.getByRole("button", { name: /削除する/ }).click();
  await page.getByText("パスキーを削除しました").waitFor();
  await signOut(page);
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await page.locator('#main [role="alert"]:focus').getByText("パスキーを確かめられませんでした").waitFor();
  expect(new URL(page.url()).pathname).toContain("/staff/sign-in");
});

it("shows the pages of accounts so that everybody can use them, on a phone too", async () => {
  const page = await openPage(browser);
  const check = async (path: string) => {
    if (path) await page.goto(`${url}/kanazawa/staff/${path}`);
    await expectUsable(page);
  };
  await check("sign-in");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await page.locator('[role="alert"]:focus').waitFor();
  await check("");
  await signInAs(page, installation, "admin");
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
