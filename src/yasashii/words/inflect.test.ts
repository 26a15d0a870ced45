import { expect, test } from "vitest";
import { inflect } from "./inflect.ts";

test.each([
  ["出す", "te", "出して"],
  ["書く", "te", "書いて"],
  ["行く", "ta", "行った"],
  ["持って来る", "stem", "持って来"],
  ["持って来る", "negative", "持って来"],
  ["見る", "conditional", "見れ"],
  ["送る", "negative", "送ら"],
  ["出る", "ta", "出た"],
  ["調べる", "passive", "調べられる"],
  ["運ぶ", "te", "運んで"],
  ["準備する", "ta", "準備した"],
  ["払う", "volitional", "払おう"],
  ["飲む", "causative", "飲ませる"],
  ["家に帰る", "stem", "家に帰り"],
] as const)("%s as %s is %s", (verb, form, expected) => {
  expect(inflect(verb, form)).toBe(expected);
});

test("what is no verb has no forms", () => {
  expect(inflect("同じだ", "te")).toBeNull();
});
