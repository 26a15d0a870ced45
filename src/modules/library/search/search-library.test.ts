import { expect, it } from "vitest";
import { residentContext } from "#app/create-context.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { buildMunicipality, nextNumber } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";
import { NO_ATTRIBUTES } from "../entries/entry.rules.ts";
import { searchLibrary } from "./search-library.ts";

const app = await withTestApp();

/** What a reader of this language finds, each with what it is found in. */
async function find(city: Municipality, language: LanguageCode, query: string) {
  const ctx = residentContext(app.parts, city, getLanguage(language));
  // The test writes past the notification that tells of a new revision.
  const fresh = { ...ctx, readOnce: <T>(_: string, work: Parameters<typeof ctx.readOnce<T>>[1]) => ctx.read(work) };
  return searchLibrary(fresh, { query });
}

const keysFound = async (...asked: Parameters<typeof find>) =>
  (await find(...asked)).hits.map(({ heading, language }) => `${heading.entry.key} ${language}`);

const REMINDER = {
  ja: { title: "督促状が届いたとき", a: "保険料を納める期限が過ぎています。" },
  "ja-easy": { title: "督促状《とくそくじょう》が 来《き》た とき", a: "お金《かね》を 払《はら》って ください。" },
  vi: { title: "Khi nhận được giấy nhắc", a: "Đường dây nóng: hãy nộp tiền bảo hiểm." },
  my: { title: "သတိပေးစာ", a: "ကျန်း\u200bမာရေး အာမခံကြေး ပေးဆောင်ပါ။" },
  th: { title: "หนังสือเตือน", a: "ที่พักอาศัย และเงินประกัน" },
  ar: { title: "رسالة تذكير", a: "اذهب إلى المَدْرَسَة." },
  ne: { title: "सम्झाउने पत्र", a: "विद्यालयको शुल्क १४ दिनभित्र तिर्नुहोस्।" },
  ko: { title: "독촉장", a: "국민 건강 보험료를 내세요." },
  "zh-Hans": { title: "催缴通知", a: "请缴纳保险费。" },
};

async function buildReminder(city: Municipality, more: Parameters<typeof buildEntry>[2] = {}) {
  const ja = buildContent(REMINDER.ja);
  const others = Object.entries(REMINDER).filter(([code]) => code !== "ja");
  const built = others.map(([code, texts]) => [code, { content: buildContent(texts, ja), madeFrom: "ja" as const }]);
  return buildEntry(app, city.id, {
    key: `reminder-${nextNumber()}`,
    ...more,
    texts: { ja: { content: ja }, ...Object.fromEntries(built) },
  });
}

const city = await buildMunicipality(app.db);
const { key } = await buildReminder(city, {
  attributes: { ...NO_ATTRIBUTES, synonyms: { ja: ["納付のお願い"], vi: ["thư đòi tiền"] } },
});

it.each<[LanguageCode, string]>([
  ["ja", "督促状"],
  ["ja", "状"],
  ["ja", "期限"],
  ["ja", "とくそくじょう"],
  ["ja", "tokusokujo"],
  ["ja", "納付のお願い"],
  ["ja-easy", "とくそく"],
  ["ja-easy", "お金を払って"],
  ["vi", "đường"],
  ["vi", "duong day"],
  ["vi", "DUONG"],
  ["vi", "督促状"],
  ["vi", "thư đòi tiền"],
  ["my", "ကျန်းမာရေး"],
  ["my", "ကျန်း\u200bမာ\u200cရေး"],
  ["th", "ที่พัก"],
  ["th", "พ"],
  ["ar", "مدرسة"],
  ["ar", "المدرسه"],
  ["ne", "विद्यालय"],
  ["ne", "14 दिन"],
  ["ko", "건강보험"],
  ["ko", "보험 독촉장"],
  ["zh-Hans", "保险"],
])("finds in %s what is typed as %s, in the reader's own language", async (language, query) => {
  expect(await keysFound(city, language, query)).toEqual([`${key} ${language}`]);
});

it.each<[LanguageCode, string]>([
  ["vi", "duo day nong khong"],
  ["vi", "uong"],
  ["ja", "限期"],
  ["ja", "期限督促"],
  ["my", "ရေးမာ"],
])("does not find in %s what does not stand there: %s", async (language, query) => {
  expect(await keysFound(city, language, query)).toEqual([]);
});

it("finds what stands in another language only, and says in which", async () => {
  const [hit] = (await find(city, "vi", "催缴")).hits;
  expect(hit).toMatchObject({ language: "zh-Hans", isLiteral: false, title: { language: "vi" } });
  expect(hit?.snippet).toMatchObject({ language: "vi" });
  const [other] = (await find(city, "vi", "请缴纳")).hits;
  expect(other?.snippet.language).toBe("zh-Hans");
  expect(other?.snippet.segments).toContainEqual({ surface: "请缴纳", isHit: true });
});

it.each([
  ["' | !a & (b:*", 0],
  ["\\'); drop table x; --", 0],
  ["'督促' <-> '促状'", 1],
  ["督促状\u0000\ud800", 1],
  ["督促状 🎉", 1],
])("takes %j for words", async (query, count) => {
  expect((await find(city, "ja", query)).hits).toHaveLength(count);
});

it.each(["", "   ", "。、", "🎉", "\u200b"])("looks for nothing where %j is typed", async (query) => {
  expect(await find(city, "ja", query)).toMatchObject({ isEmpty: true, hits: [], total: 0 });
});

it("bears 10,000 characters", async () => {
  expect((await find(city, "ja", "督促状".repeat(3_400))).hits).toEqual([]);
  expect((await find(city, "en", "a ".repeat(5_000))).isEmpty).toBe(false);
});

it("shows the accents that were typed before those that were not", async () => {
  const here = await buildMunicipality(app.db);
  for (const [name, word] of [
    ["bao", "bao"],
    ["bao-storm", "bão"],
    ["bao-news", "báo"],
  ] as const)
    await buildEntry(app, here.id, {
      key: name,
      rootLanguage: "vi",
      texts: { vi: { content: buildContent({ title: word }) } },
    });
  expect((await keysFound(here, "vi", "bao")).sort()).toEqual(["bao vi", "bao-news vi", "bao-storm vi"]);
  expect((await keysFound(here, "vi", "bão"))[0]).toBe("bao-storm vi");
  expect((await keysFound(here, "vi", "báo"))[0]).toBe("bao-news vi");
});

it("shows titles first, then texts, then other words, then other languages", async () => {
  const here = await buildMunicipality(app.db);
  const page = (name: string, texts: Record<string, string>, synonyms: string[] = []) =>
    buildEntry(app, here.id, {
      key: name,
      attributes: { ...NO_ATTRIBUTES, synonyms: { ja: synonyms } },
      texts: { ja: { content: buildContent(texts) } },
    });
  await page("third", { title: "別の題" }, ["粗大ごみ"]);
  await page("second", { title: "暮らし", a: "粗大ごみは電話で申し込みます。" });
  await page("first", { title: "粗大ごみ" });
  await buildEntry(app, here.id, {
    key: "fourth",
    rootLanguage: "zh-Hans",
    texts: { "zh-Hans": { content: buildContent({ title: "粗大ごみ" }) } },
  });
  expect(await keysFound(here, "ja", "粗大ごみ")).toEqual(["first ja", "second ja", "third ja", "fourth zh-Hans"]);
});

it("finds all words of a query together, also in a text of 10,000 words where they stand far apart", async () => {
  const here = await buildMunicipality(app.db);
  const filler = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`p${index}`, `これは${index}番目の段落です。`.repeat(30)]),
  );
  const texts = { title: "長い文章", first: "先頭の避難所", ...filler, line: `${"あ".repeat(9_000)}最後の給水所` };
  const long = await buildEntry(app, here.id, { texts: { ja: { content: buildContent(texts) } } });
  expect(await keysFound(here, "ja", "避難所 給水所")).toEqual([`${long.key} ja`]);
  expect(await keysFound(here, "ja", "給水所")).toEqual([`${long.key} ja`]);
  expect(await keysFound(here, "ja", "避難所 病院")).toEqual([]);
});

it("finds what is public and shown only, and nothing of another city", async () => {
  const here = await buildMunicipality(app.db);
  const texts = { ja: { content: buildContent({ title: "水道" }) } };
  await buildEntry(app, here.id, {
    key: "draft",
    texts: { ja: { content: buildContent({ title: "水道" }), isDraft: true } },
  });
  await buildEntry(app, here.id, { key: "archived", archivedAt: new Date(), texts });
  await buildEntry(app, here.id, { key: "later", shownFrom: "2999-01-01", texts });
  await buildEntry(app, city.id, { texts });
  expect(await keysFound(here, "ja", "水道")).toEqual([]);
  const rows = await inScope(app.db, here.id, (scope) =>
    scope.db.selectFrom("library_search_docs").select("municipality_id").distinct().execute(),
  );
  expect(rows).toEqual([{ municipality_id: here.id }]);
});

it("knows the words of the glossary: a reading, romaji, a word of another language", async () => {
  const here = await buildMunicipality(app.db);
  const ja = buildContent({ title: "逃げる", a: "近くの避難所へ行きます。" });
  const { key: name } = await buildEntry(app, here.id, { texts: { ja: { content: ja } } });
  for (const typed of ["ひなんじょ", "hinanjo", "ヒナン", "避難所"]) {
    expect(await keysFound(here, "ja", typed)).toEqual([`${name} ja`]);
  }
  expect((await find(here, "ja", "hinanjo")).terms.map((term) => term.ja)).toContain("避難所");
});

it("takes what nobody sees for no reason to leave other languages unread", async () => {
  const here = await buildMunicipality(app.db);
  const texts = { ja: { content: buildContent({ title: "温泉の案内" }) } };
  for (let count = 0; count < 20; count += 1) await buildEntry(app, here.id, { archivedAt: new Date(), texts });
  await buildEntry(app, here.id, {
    key: "bath",
    rootLanguage: "en",
    texts: { en: { content: buildContent({ title: "温泉 bath" }) } },
  });
  expect(await keysFound(here, "ja", "温泉")).toEqual(["bath en"]);
});
