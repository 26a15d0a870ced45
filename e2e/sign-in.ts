import type { Page } from "playwright-core";
import type { Installation, SignIn } from "./installation.ts";

/** The sign-in of one of Kanazawa's demo people. */
export function signInOf({ signIns }: Pick<Installation, "signIns">, account: string): SignIn {
  const person = signIns.find((signIn) => signIn.slug === "kanazawa" && signIn.account === account);
  if (!person) throw new Error(`The demo has no ${account}.`);
  return person;
}

/** Signs one of Kanazawa's demo people in with their password, through the page. */
export async function signInAs(
  page: Page,
  installation: Pick<Installation, "url" | "signIns">,
  account: string,
): Promise<void> {
  const person = signInOf(installation, account);
  await page.goto(`${installation.url}/kanazawa/staff/sign-in`);
  await page.locator("input[name=account]").fill(person.account);
  await page.locator("input[name=password]").fill(person.password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.endsWith("/sign-in")),
    page.locator("main form button[type=submit]").first().click(),
  ]);
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
