import { expect, it } from "vitest";
import { inPlaceOf, KURU, naiStem, SURU, teForm } from "./conjugate.ts";
import { lindera } from "./lindera.ts";

const verbOf = (sentence: string) => {
  const verb = lindera.tokens(sentence)[0];
  if (!verb) throw new Error(`No word in ${sentence}`);
  return verb;
};

it.each([
  ["書く", "書いて", "書か"],
  ["行く", "行って", "行か"],
  ["泳ぐ", "泳いで", "泳が"],
  ["出す", "出して", "出さ"],
  ["待つ", "待って", "待た"],
  ["死ぬ", "死んで", "死な"],
  ["並ぶ", "並んで", "並ば"],
  ["飲む", "飲んで", "飲ま"],
  ["入る", "入って", "入ら"],
  ["払う", "払って", "払わ"],
  ["食べる", "食べて", "食べ"],
])("knows what stands before て and ない: %s", (base, te, nai) => {
  expect([teForm(verbOf(base)), naiStem(verbOf(base))]).toEqual([te, nai]);
});

it("knows する and 来る", () => {
  expect([teForm(SURU), naiStem(SURU), teForm(KURU), naiStem(KURU)]).toEqual(["して", "し", "来て", "来"]);
});

it("puts a verb in the form of another", () => {
  const read = verbOf("読む");
  const [, passive] = lindera.tokens("読まれました");
  expect(passive && inPlaceOf(passive, read, "ました")).toBe("読みました");
  expect(passive && inPlaceOf(passive, read, "て")).toBe("読んで");
});
