import type { Page } from "playwright-core";
import type { Installation } from "./installation.ts";

/** Signs one of the demo's people in with their password, through the page; Kanazawa's, unless another city is named. */
export async function signInAs(
  page: Page,
  installation: Pick<Installation, "url" | "signIns">,
  who: string | { slug: string; account: string },
): Promise<void> {
  const { slug, account } = typeof who === "string" ? { slug: "kanazawa", account: who } : who;
  const person = installation.signIns.find((signIn) => signIn.slug === slug && signIn.account === account);
  if (!person) throw new Error(`The demo has no ${account} in ${slug}.`);
  await page.goto(`${installation.url}/${slug}/staff/sign-in`);
  await page.locator("input[name=account]").fill(person.account);
  await page.locator("input[name=password]").fill(person.password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.endsWith("/sign-in")),
    page.locator("main form button[type=submit]").first().click(),
  ]);
}

/** Makes a passkey with the browser's key for the person who is signed in, on the page of their account. */
export async function addPasskey(page: Page, { url }: Pick<Installation, "url">, name: string): Promise<void> {
  await page.goto(`${url}/kanazawa/staff/account`);
  await page.getByLabel("パスキーの呼び名").fill(name);
  await page.getByRole("button", { name: "パスキーを追加する" }).click();
  await page.getByText("パスキーを追加しました").waitFor();
}

/** Signs out through the menu under the person's name. */
export async function signOut(page: Page): Promise<void> {
  await page.locator("header summary").click();
  await page.getByRole("button", { name: "サインアウト", exact: true }).click();
  await page.getByRole("button", { name: "パスキーでサインイン" }).waitFor();
}

/** Chromium's own software key: it makes and uses passkeys as a device with a fingerprint reader does. */
export async function addVirtualKey(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
