import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { launchBrowser } from "#testing/browser.ts";
import { withDemoApp } from "#testing/test-app.ts";
import { bundleStyles } from "../../../scripts/build-styles.ts";

import { signIn } from "#testing/sign-in.ts";
it("looks", async () => {
  const app = await withDemoApp();
  const address = await app.serve();
  const browser = await launchBrowser();
  const css = await bundleStyles(checkout);
  const shots: [string, string, number, "light" | "dark"][] = JSON.parse(readFileSync("/tmp/ind/shots.json", "utf8"));
  const kanazawa = await app.parts.findMunicipality("kanazawa");
  if (!kanazawa) throw new Error();
  const kief = await app.parts.db.transaction().execute(async (db) => { const { sql } = await import("kysely"); await sql`select set_config('app.municipality_id', ${String(kanazawa.id)}, true)`.execute(db); return db.selectFrom("bodies").selectAll().where("key", "=", "kief").executeTakeFirstOrThrow(); });
  const officer = await signIn(app, kanazawa, { role: "planOfficer" });
  const partner = await signIn(app, kanazawa, { role: "partnerStaff", body: kief });
  for (const [name, path, width, scheme] of shots) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      javaScriptEnabled: false,
    });
    const who = name.startsWith("staff") ? officer : partner;
    if (path.includes("/staff/")) await context.addCookies([{ name: who.cookie.split("=")[0] ?? "", value: who.cookie.split("=").slice(1).join("="), url: address }]);
    const page = await context.newPage();
    await page.route("**/*.css", (route) => route.fulfill({ body: css, contentType: "text/css" }));
    const answer = await page.goto(address + path);
    console.log(name, answer?.status(), (await page.locator("h1").first().textContent())?.trim());
    const heights = await page
      .evaluate("document.documentElement.scrollHeight + ' ' + document.documentElement.scrollWidth")
      .catch(() => "");
    console.log(heights);
    const part = /@(\d+)-(\d+)$/.exec(name);
    if (part)
      await page.screenshot({
        path: `/tmp/ind/${name}.png`,
        fullPage: true,
        clip: { x: 0, y: Number(part[1]), width, height: Number(part[2]) - Number(part[1]) },
      });
    else await page.screenshot({ path: `/tmp/ind/${name}.png`, fullPage: true });
    await context.close();
  }
  await browser.close();
  expect(1).toBe(1);
}, 200000);
