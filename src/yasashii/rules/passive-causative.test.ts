import { expect, it } from "vitest";
import { passiveCausative } from "./passive-causative.ts";
import { placesOf, toldBy } from "./told-by.ts";

it.each([
  ["通行が制限されます。", "制限されます → 〇〇が制限します"],
  ["警報が発表されました。", "発表されました → 〇〇が発表しました"],
  ["先生にほめられた子", "ほめられた → 〇〇がほめた"],
  ["名前を呼ばれたら", "呼ばれたら → 〇〇が呼んだら"],
  ["雨に降られて困りました。", "降られて → 〇〇が降って"],
  ["選考により決められます。", "決められます → 〇〇が決めます"],
  ["部屋に閉じ込められた人", "閉じ込められた → 〇〇が閉じ込めた"],
  ["書類が求められています。", "求められています → 〇〇が求めています"],
])("asks who does it: %s", (text, told) => {
  expect(toldBy(passiveCausative, text)).toEqual([told]);
});

it.each([
  ["子どもに薬を飲ませないでください。", "飲ませないでください"],
  ["家族を避難させました。", "避難させました"],
  ["進学を諦めさせられた。", "諦めさせられた"],
])("points at what others are made to do, once: %s", (text, place) => {
  expect(placesOf(passiveCausative, text)).toEqual([place]);
});

it("is to be confirmed, and no press mends it", () => {
  expect(toldBy(passiveCausative, "税金が引かれます。")).toEqual(["引かれます → 〇〇が引きます"]);
});

it.each([
  "だれでも来られます。",
  "肉が食べられません。",
  "朝早く起きられない人",
  "図書館の本は無料で借りられます。",
  "赤ちゃんが生まれました。",
  "バスが遅れています。",
  "市役所に知らせてください。",
  "カードを見せてください。",
  "時間に間に合わせます。",
  "転入される方は、窓口に来てください。",
  "休ませていただきます。",
  "各位におかれましては",
])("leaves alone: %s", (text) => {
  expect(placesOf(passiveCausative, text)).toEqual([]);
});
