import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { bundleStyles } from "../../../../scripts/build-styles.ts";
import { findAccessibilityProblems, launchBrowser, openPage, scrollsSideways } from "#testing/browser.ts";
import { checkout } from "#platform/checkout.ts";
import { signIn } from "#testing/sign-in.ts";
import { withDemoApp } from "#testing/test-app.ts";
const app = await withDemoApp();
it("looks", async () => {
  const css = await bundleStyles(checkout);
  const municipality = await app.parts.findMunicipality("kanazawa");
  if (!municipality) throw new Error();
  const client = await signIn(app, municipality, { role: "planOfficer", forAll: true } as never);
  const other = await signIn(app, municipality, { role: "planOfficer", forAll: true, name: "山田 太郎" } as never);
  const root = await app.serve();
  const browser = await launchBrowser();
  const P = "/plans/kanazawa-2023";
  const form = async () => { const html = await (await client.get(`${P}/nodes/1-1`)).text(); return html; };
  await form();
  await client.post(`${P}/nodes/1-1/move`, { to: "1", before: "1-2", version: "1" });
  await client.post(`${P}/order`, { step: "nodes:1-1:down" });
  const log: string[] = [];
  for (const [name, width] of [["desk", 1280], ["phone", 360]] as const) {
    const page = await openPage(browser, { viewport: { width, height: 900 }, bypassCSP: true } as never);
    const [n, v] = client.cookie.split("=") as [string, string];
    await page.context().addCookies([{ name: n, value: v, url: root }]);
    for (const [i, path] of ["/plans", P, `${P}/nodes/1-1`, `${P}/nodes/1-1/move`, `${P}/evidence-tables/population-share`, `${P}/projects`, `${P}/projects/sister-city-exchange`, `${P}/plan/kanazawa-2023`, `${P}/history`].entries()) {
      const t = Date.now();
      await page.goto(`${root}/kanazawa/staff${path}`);
      const took = Date.now() - t;
      await page.addStyleTag({ content: css });
      await page.screenshot({ path: `/tmp/look/${name}-${i}.png`, fullPage: i !== 1 && i !== 5 });
      log.push(`${name} ${path} ${took}ms sideways=${await scrollsSideways(page)}`, ...(await findAccessibilityProblems(page)));
    }
    if (name === "desk") {
      await page.goto(`${root}/kanazawa/staff${P}/nodes/1`);
      await page.fill('[name="title.ja"]', "私の題");
      const p2 = await openPage(browser, { viewport: { width, height: 900 }, bypassCSP: true } as never);
      const [n2, v2] = other.cookie.split("=") as [string, string];
      await p2.context().addCookies([{ name: n2, value: v2, url: root }]);
      await p2.goto(`${root}/kanazawa/staff${P}/nodes/1`);
      await p2.fill('[name="title.ja"]', "先の題");
      await p2.fill('[name="summary.ja"]', "先の要約");
      await p2.click("#record button.primary");
      await page.click("#record button.primary");
      await page.addStyleTag({ content: css });
      await page.screenshot({ path: `/tmp/look/conflict.png`, fullPage: true });
      log.push("conflict", ...(await findAccessibilityProblems(page)));
      await page.click('button[name=take]');
      await page.addStyleTag({ content: css });
      await page.screenshot({ path: `/tmp/look/taken.png`, fullPage: false });
    }
  }
  writeFileSync("/tmp/look/log.txt", log.join("\n"));
  await browser.close();
}, 300000);
