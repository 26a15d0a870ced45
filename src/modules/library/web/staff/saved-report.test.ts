import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const STIFF = "令和8年7月31日までに書類をご確認ください。";

async function startAt() {
  const city = await buildMunicipality(app.db);
  const texts = { ja: { content: buildContent({ title: "税金", summary: "税金の話", a: STIFF }) } };
  const { key } = await buildEntry(app, city.id, { texts });
  return { key, officer: await signIn(app, city, { role: "planOfficer" }) };
}

it("shows after a save without script what the checker says of the text", async () => {
  const { key, officer } = await startAt();
  const sent = { draftVersion: "1", title: "税金", summary: "税金の話", "line.a.text": STIFF, act: "save" };
  const saved = await officer.post(`/library/${key}`, sent);
  expect(saved.status).toBe(303);
  expect(saved.headers.get("location")).toContain(`/library/${key}?report=1#easy-report`);
  const html = await (await officer.get(`/library/${key}?report=1`)).text();
  expect(html).toContain("2026年7月31日");
  expect(await (await officer.get(`/library/${key}`)).text()).not.toContain("2026年7月31日");
});

it("offers the checker beside a text in Japanese and its easy rewrite, with the official text, and beside no other", async () => {
  const { key, officer } = await startAt();
  expect(await (await officer.get(`/library/${key}`)).text()).toContain(`data-subject="library/${key}/ja"`);
  const easy = await (await officer.get(`/library/${key}/texts/ja-easy`)).text();
  expect(easy).toContain(`data-subject="library/${key}/ja-easy"`);
  expect(easy).toMatch(/name="_easy_official" value="[^"]*令和8年/);
  expect(await (await officer.get(`/library/${key}/texts/en`)).text()).not.toContain("data-easy-japanese");
});
