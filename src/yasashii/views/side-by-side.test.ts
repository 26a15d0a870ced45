import fc from "fast-check";
import { expect, test } from "vitest";
import { sideBySide } from "./side-by-side.ts";

test("sentences with the same words and numbers stand side by side", () => {
  const official = [
    "転入された方は、転入した日から14日以内に転入届を提出してください。",
    "届出の際は、在留カード及び転出証明書をご持参ください。",
    "なお、代理人による届出の場合は委任状が必要です。",
    "手数料は無料です。",
  ];
  const easy = [
    "14日《じゅうよっか》までに「転入届《てんにゅうとどけ》」を 出《だ》します。",
    "在留カードと 転出証明書を 持って 来て ください。",
    "ほかの 人が 来る ときは、委任状が いります。",
    "お金は いりません。",
  ];
  expect(sideBySide(official, easy)).toEqual([0, 1, 2, 3].map((at) => ({ official: [at], easy: [at] })));
});

test("a long sentence stands beside the two that say the same", () => {
  const official = ["住民票は市役所1階の窓口で交付し、手数料は300円です。", "印鑑登録証は2階で受け取れます。"];
  const easy = ["住民票は 市役所 1階の 窓口で もらいます。", "手数料は 300円です。", "印鑑登録証は 2階です。"];
  expect(sideBySide(official, easy)).toEqual([
    { official: [0], easy: [0, 1] },
    { official: [1], easy: [2] },
  ]);
});

test("where one side is empty, the other stands alone", () => {
  expect(sideBySide([], ["はい。", "いいえ。"]).flatMap(({ easy }) => easy)).toEqual([0, 1]);
  expect(sideBySide([], [])).toEqual([]);
});

test("every sentence of either side stands in one pair, in order", () => {
  const sentences = fc.array(fc.oneof(fc.string(), fc.constantFrom("14日までに", "転入届を出す。", "市役所です。")), {
    maxLength: 90,
  });
  fc.assert(
    fc.property(sentences, sentences, (official, easy) => {
      const pairs = sideBySide(official, easy);
      expect(pairs.flatMap((pair) => pair.official)).toEqual(official.map((_, at) => at));
      expect(pairs.flatMap((pair) => pair.easy)).toEqual(easy.map((_, at) => at));
    }),
  );
});

test("a text of thousands of sentences is paired by order alone, and quickly whatever it holds", () => {
  const [official, easy] = [Array.from({ length: 27_000 }, () => "あ。"), Array.from({ length: 9_000 }, () => "い。")];
  const pairs = sideBySide(official, easy);
  expect(pairs.flatMap((pair) => pair.official)).toEqual(official.map((_, at) => at));
  expect(pairs.flatMap((pair) => pair.easy)).toEqual(easy.map((_, at) => at));
});
