import type { Page } from "playwright-core";
import type { Installation } from "./installation.ts";

/** Signs one of Kanazawa's demo people in with their password, through the page. */
export async function signInAs(
  page: Page,
  installation: Pick<Installation, "url" | "signIns">,
  account: string,
): Promise<void> {
  const person = installation.signIns.find((signIn) => signIn.slug === "kanazawa" && signIn.account === account);
  if (!person) throw new Error(`The demo has no ${account}.`);
  await page.goto(`${installation.url}/kanazawa/staff/sign-in`);
  await page.locator("input[name=account]").fill(person.account);
  await page.locator("input[name=password]").fill(person.password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.endsWith("/sign-in")),
    page.locator("main form button[type=submit]").first().click(),
  ]);
}
