import { expect, it } from "vitest";
import { longSentence } from "./long-sentence.ts";
import { placesOf } from "./told-by.ts";

const LONG =
  "この制度は、市内に住んでいて、収入が一定の額より少ない家庭の子どもが使う教科書や給食などの費用を市が助けるものです。";

it("points at the whole of a sentence of more than fifty letters", () => {
  expect(placesOf(longSentence, LONG)).toEqual([LONG]);
});

it.each([
  "朝起きて、顔を洗い、ご飯を食べて、学校へ行きます。",
  "雨が降ったので、傘を借りたが、風が強くて、濡れました。",
])("counts statements: %s", (text) => {
  expect(placesOf(longSentence, text)).toEqual([text]);
});

it("counts neither readings nor explanations", () => {
  const explained =
    "避難所《ひなんじょ》〈家が こわれたり、危なく なったり した ときに、みんなが 逃げる ところ〉は、近くの小学校です。";
  expect(placesOf(longSentence, explained)).toEqual([]);
});

it.each([
  "窓口に来て、紙を書いて、出してください。",
  "コップ、歯ブラシ、スリッパ、いつも飲んでいる薬を持って来てください。",
  "見ていてください。聞いておいてください。書いてみてください。",
  "①避難所の場所が分からない　②情報が得られない　③家族と連絡が取れない　④特にない　⑤その他のこと",
])("leaves alone: %s", (text) => {
  expect(placesOf(longSentence, text)).toEqual([]);
});
