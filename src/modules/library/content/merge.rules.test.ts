import { expect, it } from "vitest";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { buildContent } from "#testing/build-library.ts";
import type { Block, Content } from "./block.rules.ts";
import { mergeContent } from "./merge.rules.ts";
import type { TextInLanguage } from "./staleness.rules.ts";

const CHAIN: LanguageCode[] = ["vi", "en", "ja-easy", "ja"];
const ja = buildContent({ title: "転入", summary: "住所", a: "一", b: "二", c: "三" });

function merge(others: Partial<Record<LanguageCode, Content>>, root: Content = ja) {
  const texts = new Map<LanguageCode, TextInLanguage>([["ja", { content: root, madeFrom: null }]]);
  for (const [code, content] of Object.entries(others)) texts.set(code as LanguageCode, { content, madeFrom: "ja" });
  return mergeContent(texts, "ja", CHAIN);
}

it("shows each part in the first language of the reader's chain that has it, and says which", () => {
  const merged = merge({
    vi: buildContent({ title: "Chuyển đến", summary: "", a: "một" }, ja),
    en: buildContent({ title: "Moving in", summary: "Address", a: "one", b: "two" }, ja),
  });
  expect([merged.title.language, merged.summary.language]).toEqual(["vi", "en"]);
  expect(merged.blocks.map(({ language, isFallback }) => `${language} ${isFallback}`)).toEqual([
    ...["vi false", "en true", "ja true"],
  ]);
});

it("keeps the root's order and shows nothing that the root has not", () => {
  const vi = buildContent({ title: "x", c: "ba", gone: "mất", a: "một" }, ja);
  expect(merge({ vi }).blocks.map(({ value }) => value.id)).toEqual(["a", "b", "c"]);
});

it("marks a part whose source has changed, and still shows it", () => {
  const vi = buildContent({ title: "x", a: "một", b: "hai", c: "ba" }, ja);
  const merged = merge({ vi }, buildContent({ title: "転入", summary: "住所", a: "一", b: "新しい", c: "三" }));
  expect(merged.blocks.map(({ isStale }) => isStale)).toEqual([false, true, false]);
});

it("takes what is not words from the root: the tone of a notice, the Japanese of a phrase, the picture", () => {
  const notice: Block = { id: "n", kind: "notice", tone: "warning", text: "危険" };
  const phrases: Block = { id: "p", kind: "phrases", items: [{ words: "助けてください。", meaning: "助け" }] };
  const root = { ...ja, blocks: [notice, phrases] };
  const vi: Content = {
    ...buildContent({ title: "x" }, root),
    blocks: [
      { ...notice, tone: "info", text: "Nguy hiểm" },
      { id: "p", kind: "phrases", items: [{ words: "別のことば", meaning: "Cứu tôi với" }] },
    ],
  };
  expect(merge({ vi }, root).blocks.map(({ value }) => value)).toEqual([
    { ...notice, text: "Nguy hiểm" },
    { id: "p", kind: "phrases", items: [{ words: "助けてください。", meaning: "Cứu tôi với" }] },
  ]);
});

it("does not put a translation of another kind of block where a notice should be", () => {
  const root = { ...ja, blocks: [{ id: "a", kind: "notice", tone: "warning", text: "危険" } as Block] };
  expect(merge({ vi: buildContent({ title: "x", a: "đoạn" }, root) }, root).blocks[0]).toMatchObject({
    language: "ja",
  });
});
