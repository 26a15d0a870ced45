import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildEntry } from "#testing/build-library.ts";
import { formValues } from "#testing/form-values.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

const CARD = {
  ...{ key: "desk", "name.ja": "外国人相談窓口", "name.en": "Desk for foreigners", phone: "０７６-２２０-２１１１" },
  ...{ "hours.ja": "平日 9時から", "speaks.en": "on", "speaks.vi": "on", isBlank: "on", url: "https://example.jp" },
};

async function desk() {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  return { city, officer };
}

it("keeps a card, and one change shows on every page that uses it", async () => {
  const { city, officer } = await desk();
  expect((await officer.post("/library/contacts/new", CARD)).status).toBe(303);
  const content = {
    title: "相談",
    summary: "",
    blocks: [{ id: "c", kind: "contact" as const, contact: "desk" }],
    from: {},
  };
  await buildEntry(app, city.id, { key: "consult", texts: { ja: { content } } });
  const page = await (await officer.get("/library/contacts/desk")).text();
  expect(page).toMatch(/使っているページ：1.*相談/s);
  const stored = formValues(page, `/${city.slug}/staff/library/contacts/desk`);
  expect(stored).toMatchObject({ phone: "076-220-2111", "name.en": "Desk for foreigners", version: "1" });
  const changed = await officer.post("/library/contacts/desk", { ...CARD, version: "1", phone: "076-222-0000" });
  expect(changed.status).toBe(303);
  expect(await (await app.request(`/${city.slug}/ja/guide/consult`)).text()).toContain("076-222-0000");
  const old = await officer.post("/library/contacts/desk", { ...CARD, version: "1", phone: "076-222-9999" });
  expect(old.status).toBe(409);
  expect(await old.text(), "what was typed stays").toContain("076-222-9999");
});

it("does not delete a card that a page uses, a draft too", async () => {
  const { city, officer } = await desk();
  await officer.post("/library/contacts/new", CARD);
  const content = {
    title: "相談",
    summary: "",
    blocks: [{ id: "c", kind: "contact" as const, contact: "desk" }],
    from: {},
  };
  await buildEntry(app, city.id, { texts: { ja: { content, isDraft: true } } });
  const refused = await officer.post("/library/contacts/desk/remove");
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("ページで使われているため");
  await officer.post("/library/contacts/new", { ...CARD, key: "other" });
  expect((await officer.post("/library/contacts/other/remove")).status).toBe(303);
  expect((await officer.get("/library/contacts/other")).status).toBe(404);
});

it("shows all that is wrong with a card at once, nothing lost", async () => {
  const { officer } = await desk();
  const wrong = await officer.post("/library/contacts/new", {
    ...CARD,
    ...{
      key: "A b",
      "name.ja": "",
      phone: "電話して",
      email: "a@",
      url: "javascript:x",
      "source.name": "市",
      "source.date": "昔",
    },
  });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  for (const words of [
    "小文字の英字",
    "文章を入力",
    "電話番号は",
    "メールアドレスの形",
    "https:// で始めて",
    "日付を",
    "Desk for foreigners",
  ])
    expect(html).toContain(words);
  await officer.post("/library/contacts/new", CARD);
  expect((await officer.post("/library/contacts/new", CARD)).status, "the key is taken").toBe(422);
});

it("lets others read the cards of their own city only, and change none", async () => {
  const { city, officer } = await desk();
  await officer.post("/library/contacts/new", CARD);
  const reader = await signIn(app, city, { role: "reader" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator" });
  expect(await (await reader.get("/library/contacts")).text()).toContain("外国人相談窓口");
  for (const path of ["/library/contacts/new", "/library/contacts/desk", "/library/contacts/desk/remove"])
    expect((await reader.post(path, { ...CARD, version: "1" })).status, path).toBe(403);
  expect((await reader.get("/library/contacts/new")).status).toBe(403);
  expect((await stranger.get("/library/contacts/desk")).status).toBe(404);
  expect((await stranger.post("/library/contacts/desk", { ...CARD, version: "1" })).status).toBe(404);
  expect((await stranger.post("/library/contacts/desk/remove")).status).toBe(404);
});
