import { expect, it } from "vitest";
import { updateText } from "#modules/library/entries/text.data.ts";
import { hashesOf } from "#modules/library/public.ts";
import { inScope } from "#platform/db/scope.ts";
import { packArchive } from "#platform/documents/archive.ts";
import { readWorkbook, writeWorkbook } from "#platform/documents/workbook.ts";
import { buildContent } from "#testing/build-library.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import {
  bring,
  openTranslationDesk,
  pathIn,
  SOURCE,
  storedText,
  type TranslationDesk,
  takenOn,
  translated,
  VIETNAMESE,
} from "#testing/translation-desk.ts";

const app = await withTestApp({ clock: movableClock(new Date("2026-11-24T01:00:00Z")) });

async function openJob() {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const xliff = async (more = "") => (await desk.desk.get(`/translation/jobs/${job}/export.xlf${more}`)).text();
  return { desk, job, xliff };
}

/** The page that shows what a file would change. */
async function previewOf({ desk }: TranslationDesk, job: number, file: string | Uint8Array<ArrayBuffer>) {
  const answer = await bring(desk, job, file);
  const path = pathIn(answer);
  return { path, html: await (await desk.get(path)).text() };
}

const take = (desk: TranslationDesk, path: string, more: Record<string, string> = {}) =>
  desk.desk.post(path, { "version.move-in.vi": "0", ...more });

const utf16 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));

const FAULTS: [name: string, spoil: (xliff: string) => string, told: string][] = [
  [
    "a unit is missing",
    (xliff) => xliff.replace(/<unit id="move-in:b:text"[\s\S]*?<\/unit>/, ""),
    "この部分がファイルにありません",
  ],
  [
    "a unit is unknown",
    (xliff) => xliff.replaceAll("move-in:b:text", "move-in:z:text").replaceAll("move-in/b/text", "move-in/z/text"),
    "この市の項目のものではありません",
  ],
  [
    "a unit is there twice",
    (xliff) => xliff.replace(/<unit id="move-in:b:text"[\s\S]*?<\/unit>/, "$&$&"),
    "同じ部分が二度あります",
  ],
  ["the language is another one", (xliff) => xliff.replace('trgLang="vi"', 'trgLang="ko"'), "言語が違います"],
  ["the language is none of ours", (xliff) => xliff.replace('trgLang="vi"', 'trgLang="xx"'), "何語の訳か分かりません"],
  [
    "it is of another text",
    (xliff) => xliff.replaceAll("move-in:", "moving:").replaceAll("move-in/", "moving/"),
    "別の項目のファイルです",
  ],
  ["it is of another city", (xliff) => xliff.replace(/kakehashi:\d{6}/, "kakehashi:999999"), "別の市のファイルです"],
  [
    "marks are swapped for others",
    (xliff) => xliff.replace('<pc id="2">quầy', '<pc id="9">quầy'),
    "原文にない太字かリンク",
  ],
  [
    "a mark is lost",
    (xliff) => xliff.replace('<pc id="2">quầy công dân</pc>', "quầy công dân"),
    "太字かリンクが足りません",
  ],
  [
    "a mark is doubled",
    (xliff) => xliff.replace('<pc id="2">quầy công dân</pc>', '$&<pc id="2">x</pc>'),
    "同じ太字かリンクが二度",
  ],
  [
    "a link stands in a link",
    (xliff) =>
      xliff
        .replace('<pc id="2">quầy công dân</pc>', '<pc id="2">quầy <pc id="1">x</pc></pc>')
        .replace('<pc id="1">trong 14 ngày</pc>', ""),
    "入れ子",
  ],
  [
    "it declares an external entity",
    (xliff) =>
      xliff
        .replace("<xliff", '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<xliff')
        .replace("thẻ cư trú", "&x;"),
    "DOCTYPE",
  ],
  ["it uses an entity that nobody declared", (xliff) => xliff.replace("thẻ cư trú", "&nbsp;"), "知らないエンティティ"],
  ["it ends in the middle", (xliff) => xliff.slice(0, xliff.length / 2), "XML として読めません"],
  ["it is another XML", () => "<html><body/></html>", "XLIFF ではありません"],
  [
    "it is a version that nobody knows",
    (xliff) => xliff.replace('version="2.0"', 'version="3.0"'),
    "この版の XLIFF は読めません",
  ],
  ["it is no XML at all", () => "Xin chào", "XML として読めません"],
];

it.each(FAULTS)("takes nothing in where %s, and says where", async (_, spoil, told) => {
  const { desk, job, xliff } = await openJob();
  const good = translated(await xliff());
  expect(spoil(good)).not.toBe(good);
  const { path, html } = await previewOf(desk, job, spoil(good));
  expect(html).toContain(told);
  expect(html).toMatch(/\d+行目/);
  expect((await take(desk, path)).status).toBe(409);
  expect(await storedText(app, desk, "vi")).toBeUndefined();
});

const TOLERATED: [name: string, change: (xliff: string) => string | Uint8Array<ArrayBuffer>][] = [
  ["in UTF-16", (xliff) => utf16(xliff.replace("UTF-8", "UTF-16"))],
  ["with a mark at its beginning", (xliff) => `\uFEFF${xliff}`],
  [
    "under a prefix",
    (xliff) =>
      xliff
        .replace('xmlns="urn', 'xmlns:x="urn')
        .replaceAll(/<(\/?)(xliff|file|unit|notes|note|originalData|data|segment|source|target|pc)\b/g, "<$1x:$2"),
  ],
  [
    "with attributes and elements of another program",
    (xliff) =>
      xliff
        .replace("<segment", '<o:seg xmlns:o="urn:o" o:p="1"><o:conf/></o:seg><segment')
        .replaceAll("<source>", '<source xml:lang="ja">'),
  ],
  [
    "as XLIFF 2.1 with words in CDATA",
    (xliff) =>
      xliff
        .replace('version="2.0"', 'version="2.1"')
        .replace("Hãy mang theo thẻ cư trú.", "<![CDATA[Hãy mang theo thẻ cư trú.]]>"),
  ],
  [
    "laid out anew",
    (xliff) => xliff.replaceAll("<target>", "<target>\n        ").replaceAll("</target>", "\n      </target>"),
  ],
  [
    "with marks as pairs of points",
    (xliff) => xliff.replace('<pc id="2">quầy công dân</pc>', '<sc id="2"/>quầy công dân<ec startRef="2"/>'),
  ],
  [
    "cut into sentences",
    (xliff) =>
      xliff.replace(
        /<segment state="translated">\s*<source>(在留[^<]*)<\/source>\s*<target>(Hãy mang) ([^<]*)<\/target>\s*<\/segment>/,
        "<segment><source>$1</source><target>$2</target></segment><ignorable><source> </source></ignorable><segment><source/><target>$3</target></segment>",
      ),
  ],
  [
    "without what is of our own making",
    (xliff) => xliff.replaceAll(/ kh:[a-z-]+="[^"]*"/g, "").replace(/ xmlns:kh="[^"]*"/, ""),
  ],
  [
    "with comments, and Windows line ends",
    (xliff) => xliff.replaceAll("<segment", "<!-- <!DOCTYPE x> --><segment").replaceAll("\n", "\r\n"),
  ],
];

it.each(TOLERATED)("reads a file %s", async (_, change) => {
  const { desk, job, xliff } = await openJob();
  const plain = translated(await xliff());
  expect(change(plain)).not.toEqual(plain);
  const { path, html } = await previewOf(desk, job, change(plain));
  expect(html).toContain("変わる所 4、そのままの所 0");
  expect((await take(desk, path)).status).toBe(303);
  const draft = (await storedText(app, desk, "vi"))?.draft;
  expect(draft?.blocks).toMatchObject([
    { text: "Hãy đến [quầy công dân](entry:counter) **trong 14 ngày**." },
    { text: "Hãy mang theo thẻ cư trú." },
  ]);
  expect(draft?.from).toEqual(hashesOf(SOURCE));
});

it("reads XLIFF 1.2, a workbook and an archive of them", async () => {
  const { desk, job, xliff } = await openJob();
  const one = (await xliff("?version=1.2")).replace(
    /(<trans-unit id="move-in:b:text"[\s\S]*?<\/source>)/,
    '$1<target state="translated">Thẻ cư trú.</target>',
  );
  expect((await previewOf(desk, job, one)).html).toContain("変わる所 1");
  const book = new Uint8Array(await (await desk.desk.get(`/translation/jobs/${job}/export.xlsx`)).arrayBuffer());
  const [sheet] = await readWorkbook(book);
  const rows = (sheet?.rows ?? []).map((row) => {
    const target = VIETNAMESE[String(row[0]).replace("move-in/", "")];
    return row.map((cell, column) => (column === 2 && target && !target.includes("<") ? target : cell));
  });
  const columns = { widths: [9, 9, 9, 9, 9, 9], textColumns: [true, true, true, true, true, true] };
  const filled = await writeWorkbook(
    [{ name: "vi", rows, ...columns, headerRows: 1, frozenColumns: 0, dropDowns: [] }],
    "x",
  );
  expect((await previewOf(desk, job, filled)).html).toContain("変わる所 3");
  const encode = (text: string) => new TextEncoder().encode(text);
  const zip = await packArchive([
    { name: "a/vi.xlf", bytes: encode(translated(await xliff())) },
    { name: "broken.xlf", bytes: encode("<xliff") },
    { name: "readme.txt", bytes: encode("?") },
  ]);
  const { path, html } = await previewOf(desk, job, zip);
  expect(html).toContain("変わる所 4");
  expect(html).toContain("XML として読めません");
  expect(html).toContain("XLIFF でも Excel でもない");
  expect((await take(desk, path)).status).toBe(303);
});

it("holds back what was translated from an older source, and takes it in as that where somebody wants it", async () => {
  const { desk, job, xliff } = await openJob();
  const file = translated(await xliff());
  const changed = {
    ...SOURCE,
    blocks: [SOURCE.blocks[0], { id: "b", kind: "paragraph", text: "パスポートを持ってきてください。" }],
  } as typeof SOURCE;
  await inScope(app.db, desk.city.id, (scope) =>
    updateText(
      scope,
      { entryId: desk.entry.id, language: "ja" },
      { draft: changed, published: changed, publishedAt: new Date() },
    ),
  );
  const { path, html } = await previewOf(desk, job, file);
  expect(html).toContain("変わる所 3、そのままの所 0、保留 1");
  expect(html).toContain("在留カードを持ってきてください。");
  expect(html).toContain("パスポートを持ってきてください。");
  expect((await take(desk, path)).status).toBe(303);
  expect((await storedText(app, desk, "vi"))?.draft.blocks.map(({ id }) => id)).toEqual(["a"]);
  const second = await previewOf(desk, job, file);
  expect((await take(desk, second.path, { "take.move-in/b": "on", "version.move-in.vi": "2" })).status).toBe(303);
  const draft = (await storedText(app, desk, "vi"))?.draft;
  expect(draft?.blocks[1]).toMatchObject({ text: "Hãy mang theo thẻ cư trú." });
  expect(draft?.from.b).toBe(hashesOf(SOURCE).b);
  expect(await (await desk.desk.get(`/translation/jobs/${job}/text`)).text()).toContain("原文が変わりました");
});

it("does not put a file over what somebody has written since it went out", async () => {
  const target = buildContent({ title: "Cũ", a: "**Mười bốn ngày** ở [quầy](entry:counter).", b: "Cũ." }, SOURCE);
  const desk = await openTranslationDesk(app, { vi: { content: target, madeFrom: "ja", isDraft: true } });
  const job = await takenOn(desk);
  const file = translated(await (await desk.desk.get(`/translation/jobs/${job}/export.xlf`)).text());
  const newer = { ...target, title: "Mới hơn" };
  await inScope(app.db, desk.city.id, (scope) =>
    updateText(scope, { entryId: desk.entry.id, language: "vi" }, { draft: newer }),
  );
  const { path, html } = await previewOf(desk, job, file);
  expect(html).toContain("保留 1");
  expect(html).toContain("Mới hơn");
  expect((await take(desk, path, { "version.move-in.vi": "1" })).status).toBe(409);
  expect((await take(desk, path, { "version.move-in.vi": "2" })).status).toBe(303);
  expect((await storedText(app, desk, "vi"))?.draft).toMatchObject({
    title: "Mới hơn",
    blocks: [{}, { text: "Hãy mang theo thẻ cư trú." }],
  });
});

it("shows an upload to nobody else, and takes files only from those whose job it is", async () => {
  const { desk, job, xliff } = await openJob();
  const { path } = await previewOf(desk, job, translated(await xliff()));
  expect((await desk.reader.get(path)).status).toBe(404);
  const foreign = await bring(desk.section, "", translated(await xliff()));
  expect(await (await desk.section.get(pathIn(foreign))).text()).toContain("担当ではありません");
  const other = await openTranslationDesk(app);
  expect((await bring(other.desk, job, "x")).status).toBe(404);
  expect((await desk.desk.post("/translation/import", { job: String(job) })).status).toBe(422);
});
