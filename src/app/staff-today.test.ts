import { expect, it } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock: Clock = { now: () => new Date("2026-06-01T03:00:00Z") };
const app = await withTestApp({ clock });
const city = await buildMunicipality(app.db);
await buildBody(app.db, city);
const foundation = await buildBody(app.db, city, { kind: "foundation", key: "kief" });
const DUE = `valueSource: partner, body: kief }
  - { key: never, title: { ja: まだない数 }, unit: { ja: 人 }, direction: increase, valueSource: partner, body: kief }
  - { key: fresh, title: { ja: 新しい数 }, unit: { ja: 人 }, direction: increase, valueSource: partner, body: kief }
  - { key: older, title: { ja: 古い数 }, unit: { ja: 人 }, direction: increase, valueSource: manual }`;
await buildPlan(
  app.db,
  city,
  (source) =>
    `${source.replace("direction: increase }", `direction: increase, ${DUE}`)}  - { key: f, indicator: fresh, date: 2026-03, value: 5 }
  - { key: o, indicator: older, date: 2023-03-31, value: 5 }
`,
);
const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

it("lists what waits for the officer in the order of its last days, what has none at the end", async () => {
  const officer = await signIn(app, city, { role: "planOfficer" });
  const page = await words(await officer.get("/"));
  expect(page).toContain("あなたを待っている仕事が3件あります");
  expect(page).toMatch(
    /古い数 2024年3月31日まで（792日過ぎています） 値を報告する.*近所の人と話した人の割合 2025年12月31日まで.*まだない数 値を報告する/,
  );
  expect(page).not.toContain("新しい数");
});

it("shows a partner its own work alone, each line a link to where it is done", async () => {
  const partner = await signIn(app, city, { role: "partnerStaff", body: foundation });
  const html = await (await partner.get("/")).text();
  expect(html).toContain(`href="/${city.slug}/staff/indicators/never/report"`);
  expect(html).not.toContain("古い数");
});

it("says so where nothing waits, and leads whose role is to read to what she may read", async () => {
  const reader = await signIn(app, city, { role: "reader" });
  const html = await (await reader.get("/")).text();
  expect(html).toContain("いま、あなたを待っている仕事はありません。");
  const [, section = ""] = html.split('id="read"');
  for (const path of ["/review", "/meetings", "/reports", "/posts"]) {
    expect(section).toContain(`href="/${city.slug}/staff${path}"`);
    expect((await reader.get(path)).status).toBe(200);
  }
  expect(section).not.toContain("/people");
  const officer = await signIn(app, city, { role: "planOfficer" });
  expect(await (await officer.get("/")).text()).not.toContain('id="read"');
});
