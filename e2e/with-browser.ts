import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { launchBrowser } from "#testing/browser.ts";
import { ensureDemo } from "#testing/demo.ts";
import { type Installation, loadDemo, startInstallation } from "./installation.ts";

/** An installation with the demo cities and a browser, for one file of journeys: `const { url, browser } = await withBrowser();`. */
export async function withBrowser(): Promise<Installation & { browser: Browser }> {
  const installation = await startInstallation(await ensureDemo("application", loadDemo));
  afterAll(() => installation.stop());
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  return { ...installation, browser };
}
