import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, nextNumber } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listGlossary } from "./list-glossary.ts";
import { listTerms } from "./list-terms.ts";
import { namesIn } from "./term.rules.ts";
import { readTermFiles, shippedTerms } from "./term-file.ts";

const app = await withTestApp();
const termsOf = (city: Municipality) => inScope(app.db, city.id, listTerms);
const officerOf = async (city: Municipality) => signIn(app, city, { role: "planOfficer" });
const NEW = {
  key: "yukikaki",
  ja: "雪かき",
  reading: "ゆきかき",
  easy: "雪《ゆき》を どける こと",
  "term-en": "snow clearing",
  "same-en": "shovelling, snow removal",
};
const public_ = (city: Municipality, language: string, path: string) => app.request(`/${city.slug}/${language}${path}`);

it("reads the shipped terms: each with a reading, none twice", () => {
  const terms = shippedTerms();
  expect(terms.length).toBeGreaterThan(20);
  expect(terms.every(({ reading }) => /^[ぁ-ゖァ-ヶー・、\s]+$/.test(reading))).toBe(true);
});

it("says where a file of terms is wrong, and which key two terms have", () => {
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-terms-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (terms: string) =>
    writeFileSync(join(folder, "a.yaml"), `format: kakehashi-glossary/1\nterms:\n${terms}`);
  write("  - {key: tax, ja: 税}\n");
  expect(() => readTermFiles(folder)).toThrow("a.yaml line 3: terms.0.reading");
  write("  - {key: tax, ja: 税, reading: ぜい}\n  - {key: tax, ja: 税金, reading: ぜいきん}\n");
  expect(() => readTermFiles(folder)).toThrow("more than one term called tax");
});

it("knows a word by what stands in brackets too", () => {
  expect(namesIn("쓰나미(지진해일)")).toEqual(["쓰나미", "지진해일"]);
  expect(namesIn("tsunami")).toEqual(["tsunami"]);
});

it("shows residents the terms in their language, and finds them by any of their names", async () => {
  const city = await buildMunicipality(app.db);
  const [term] = shippedTerms().filter(({ terms }) => terms.vi);
  const html = await (await public_(city, "vi", "/glossary")).text();
  expect(html).toContain(`id="${term?.key}"`);
  expect(html).toContain(term?.terms.vi);
  const found = await (await public_(city, "vi", `/glossary?q=${encodeURIComponent(term?.reading ?? "")}`)).text();
  expect(found).toContain(`id="${term?.key}"`);
  const nothing = await public_(city, "vi", "/glossary?q=%3Cscript%3E");
  expect(nothing.status).toBe(200);
  expect(await nothing.text()).not.toContain("<script>");
});

it("lets a city add a term, which search and residents know at once", async () => {
  const city = await buildMunicipality(app.db);
  await buildEntry(app, city.id, {
    key: "snow",
    texts: { ja: { content: buildContent({ title: "冬", a: "道の雪かきをします。" }) } },
  });
  const officer = await officerOf(city);
  expect((await officer.post("/glossary/new", NEW)).status).toBe(303);
  const en = await (await public_(city, "en", "/search?q=shovelling")).text();
  expect(en).toContain("/en/guide/snow");
  expect(await (await public_(city, "en", "/glossary")).text()).toContain("snow clearing");
  expect((await officer.post("/glossary/new", NEW)).status).toBe(422);
});

it.each([
  { what: "no word", change: { ja: " " } },
  { what: "a reading that is not in hiragana", change: { reading: "雪かき" } },
  { what: "a key that is none", change: { key: "Snow 1" } },
])("shows the form again with all that was typed where there is $what", async ({ change }) => {
  const city = await buildMunicipality(app.db);
  const answer = await (await officerOf(city)).post("/glossary/new", { ...NEW, ...change });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("shovelling, snow removal");
  expect((await termsOf(city)).map(({ key }) => key)).not.toContain("yukikaki");
});

it("lets a city change a shipped term, take it out, and take it back, for itself alone", async () => {
  const [city, other] = [await buildMunicipality(app.db), await buildMunicipality(app.db)];
  const officer = await officerOf(city);
  const shipped = shippedTerms()[0];
  const path = `/glossary/terms/${shipped?.key}`;
  const own = async () => (await termsOf(city)).find(({ key }) => key === shipped?.key);
  const edited = { ...NEW, ja: "別の言い方", version: "0" };
  expect((await officer.post(path, edited)).status).toBe(303);
  expect(await own()).toMatchObject({
    ja: "別の言い方",
    isOwn: true,
    synonyms: { en: ["shovelling", "snow removal"] },
  });
  expect((await termsOf(other)).find(({ key }) => key === shipped?.key)?.ja).toBe(shipped?.ja);

  const late = await officer.post(path, { ...edited, ja: "遅れた変更" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("遅れた変更");

  expect((await officer.post(`${path}/withdraw`, { version: "1" })).status).toBe(303);
  expect(await own()).toBeUndefined();
  expect(await (await officer.get(path)).text()).toContain("使わないことにしています");
  expect((await officer.post(`${path}/restore`, { version: "2" })).status).toBe(303);
  expect(await own()).toMatchObject({ ja: shipped?.ja, isOwn: false });
});

it("tells the checker of Easy Japanese what to do with a word, as the city says", async () => {
  const city = await buildMunicipality(app.db);
  const read = () => inScope(app.db, city.id, listGlossary);
  const officer = await officerOf(city);
  const find = async () => (await read()).find(({ ja }) => ja === NEW.ja);
  expect((await officer.post("/glossary/new", { ...NEW, use: "replace", level: "middle" })).status).toBe(303);
  expect(await find()).toEqual({ ja: NEW.ja, reading: NEW.reading, easy: NEW.easy, level: "middle", use: "replace" });
  expect(await (await officer.get("/glossary/terms/yukikaki")).text()).toMatch(/value="replace" selected/);
  expect((await officer.post("/glossary/terms/yukikaki", { ...NEW, version: "1" })).status).toBe(303);
  expect(await find(), "nobody has said").toMatchObject({ level: "late", use: "keep" });
  expect((await officer.post("/glossary/terms/yukikaki", { ...NEW, use: "burn", version: "2" })).status).toBe(422);
});

it("lets only those change the glossary who keep the library", async () => {
  const city = await buildMunicipality(app.db);
  const writer = await signIn(app, city, { role: "sectionContributor" });
  const key = shippedTerms()[0]?.key;
  expect((await writer.get("/glossary")).status).toBe(200);
  expect(await (await writer.get(`/glossary/terms/${key}`)).text()).not.toContain("/withdraw");
  for (const path of ["/glossary/new", `/glossary/terms/${key}`, `/glossary/terms/${key}/withdraw`])
    expect((await writer.post(path, { ...NEW, version: "0" })).status).toBe(403);
});

it("does not know another city's term", async () => {
  const [city, other] = [await buildMunicipality(app.db), await buildMunicipality(app.db)];
  const key = `own-${nextNumber()}`;
  await (await officerOf(city)).post("/glossary/new", { ...NEW, key });
  const stranger = await officerOf(other);
  expect((await stranger.get(`/glossary/terms/${key}`)).status).toBe(404);
  for (const act of ["", "/withdraw", "/restore"])
    expect((await stranger.post(`/glossary/terms/${key}${act}`, { ...NEW, version: "1" })).status).toBe(404);
});
