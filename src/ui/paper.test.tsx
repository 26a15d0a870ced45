import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import type { Block } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { BLOCKS, samplePaper, textsOf } from "#testing/sample-paper.ts";
import { PaperBlocks } from "./paper.tsx";

const catalogue = new Catalogue(join(checkout, "locales"));

function draw(blocks: readonly Block[], language: LanguageCode = "ja", hasContents = false): string {
  const say = createTranslator(catalogue, getLanguage(language));
  return renderToString(<PaperBlocks blocks={blocks} say={say} hasContents={hasContents} />);
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&amp;": "&", "&quot;": '"' };
const readable = (html: string) =>
  html.replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<[^>]*>/g, "").replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);

it("shows every text of a paper's blocks", () => {
  const text = readable(draw(BLOCKS));
  const paper = samplePaper({
    title: [],
    subtitle: [],
    publisher: [],
    edition: undefined,
    online: undefined,
    mark: [],
  });
  expect(textsOf(paper).filter((each) => !text.includes(each))).toEqual([]);
});

it("gives headings addresses, skips no level, and lists the first two levels of them", () => {
  const html = draw([...BLOCKS, { kind: "heading", level: 4, text: ["Third"] }], "en", true);
  expect(html).toContain('<h2 id="part-1">第一章 計画の概要</h2>');
  expect(html).toContain('<h3 id="part-2">');
  expect(html).toContain('<h4 id="part-3">Third</h4>');
  expect([...html.matchAll(/<a href="(#[^"]+)"/g)].map((match) => match[1])).toEqual(["#part-1", "#part-2"]);
  expect(draw([{ kind: "heading", level: 1, text: ["Alone"] }], "en", true)).not.toContain("<nav");
});

it("gives a table heads in both directions, labels for phones, and marks its sums", () => {
  const html = draw(BLOCKS);
  expect(html).toContain("<caption>決算の表（千円）</caption>");
  expect(html).toContain('<th scope="col" class="number">決算額</th>');
  expect(html).toContain(
    '<th scope="row"><p>一般財源</p><p>うち寄附金</p></th><td class="number" data-label="決算額">12,345</td>',
  );
  expect(html).toContain('<tr class="total"><th scope="row">合計額</th>');
  expect(html).toContain('<td class="number" data-label="割合"></td>');
});

it("labels in Easy Japanese with the readings, where no furigana can stand", () => {
  const table: Block = {
    kind: "table",
    columns: [{ title: [{ text: "人数", reading: "にんずう" }] }],
    rows: [[[["3"]]]],
  };
  expect(draw([table], "ja-easy")).toContain('data-label="にんずう"');
  expect(draw([table], "ja-easy")).toContain("<ruby>人数<rp>（</rp><rt>にんずう</rt><rp>）</rp></ruby>");
});

it("marks words of another language once, however many pieces they have", () => {
  const html = draw(
    [
      {
        kind: "paragraph",
        text: ["See ", { text: "国際", reading: "こくさい", language: "ja" }, { text: "課", language: "ja" }, "."],
      },
    ],
    "en",
  );
  expect(html.match(/data-fallback="ja"/g)).toHaveLength(1);
  expect(html).toMatch(/<p>See <span class="fallback" lang="ja" dir="ltr"[^>]*><ruby>.*<\/ruby>課<\/span>\.<\/p>/);
});

it("links only to addresses of pages and mailboxes", () => {
  const linked = (href: string) => draw([{ kind: "paragraph", text: [{ text: "there", href }] }]).includes("<a href");
  expect(["https://a.example", "mailto:a@b.example", "/kanazawa/ja", "#part-1"].filter(linked)).toHaveLength(4);
  expect(["javascript:alert(1)", "//a.example", "data:text/html,x", " https://a"].filter(linked)).toEqual([]);
});

it("keeps typed line ends, and escapes whatever looks like a page", () => {
  expect(draw([{ kind: "paragraph", text: ["a\n<b>"] }])).toContain("<p>a<br/>&lt;b></p>");
});
