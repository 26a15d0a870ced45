import { expect, it } from "vitest";
import { must } from "./must.ts";
import { placesOf, toldBy } from "./told-by.ts";

it.each([
  ["届け出なければなりません。", "届け出なければなりません → 届け出てください"],
  ["申請しなくてはいけません。", "申請しなくてはいけません → 申請してください"],
  ["走らないといけない。", "走らないといけない → 走ってください"],
  ["払わねばならない。", "払わねばならない → 払ってください"],
  ["更新する必要があります。", "更新する必要があります → 更新してください"],
])("is a hint that asking is easier: %s", (text, told) => {
  expect(toldBy(must, text)).toEqual([told]);
});

it.each([
  "提出する必要はありません。",
  "届け出る必要がある人",
  "予約しなければ、入れません。",
  "雨が降らないと、始まります。",
  "話さなくてもいいです。",
])("leaves alone: %s", (text) => {
  expect(placesOf(must, text)).toEqual([]);
});
