import fc from "fast-check";
import { expect, it } from "vitest";
import { lines } from "#testing/build-exchange.ts";
import { isSameLine } from "../segments/mark.rules.ts";
import { maskLine, unmaskLine } from "./masked-line.rules.ts";

const TERMS = [
  { ja: "避難所", terms: { vi: "nơi lánh nạn" }, isLocked: true },
  { ja: "指定避難所", terms: { vi: "nơi lánh nạn được chỉ định" }, isLocked: true },
  { ja: "市役所", terms: { vi: "toà thị chính" }, isLocked: false },
];
const direction = { sourceLanguage: "ja" as const, targetLanguage: "vi" as const };
const masked = maskLine("**避難所**は[地図](entry:map)で<探し>ます。市役所です。", direction, TERMS);

it("hides marks and official words from the machine", () => {
  expect(masked.html).toBe(
    '<span id="m1"><span id="t1" translate="no">nơi lánh nạn</span></span>は<span id="m2">地図</span>で&lt;探し&gt;ます。市役所です。',
  );
  expect(maskLine("指定避難所へ", direction, TERMS).terms).toEqual(["nơi lánh nạn được chỉ định"]);
});

it("puts them back wherever the machine has moved them, the word in its official form", () => {
  const html =
    'Tìm trên <span id="m2">bản đồ</span> <span id="m1"><span translate="no" id="t1">Nơi trú ẩn</span></span> &amp; hỏi.';
  expect(unmaskLine(html, masked)).toEqual({ line: "Tìm trên [bản đồ](entry:map) **nơi lánh nạn** & hỏi." });
});

it.each([
  ["lost a mark", '<span id="m1"><span id="t1">x</span></span> bản đồ', "markMissing"],
  [
    "doubled a mark",
    '<span id="m1"><span id="t1">x</span></span><span id="m2">a</span><span id="m2">b</span>',
    "markTwice",
  ],
  ["lost the official word", '<span id="m1">nơi</span> <span id="m2">bản đồ</span>', "termLost"],
  [
    "doubled the official word",
    '<span id="m1"><span id="t1">x</span></span><span id="m2">a</span><span id="t1">x</span>',
    "markUnknown",
  ],
  ["made other elements", '<b id="m1">x</b>', "markup"],
  ["closed what it did not open", "a</span>", "markUnknown"],
  ["left an element open", '<span id="m1"><span id="t1">x</span>', "markNested"],
  ["emptied a mark", '<span id="m1"><span id="t1">x</span></span><span id="m2"></span>', "markEmpty"],
  ["invented a mark", '<span id="m7">x</span>', "markUnknown"],
])("refuses what a machine %s", (_, html, problem) => {
  expect(unmaskLine(html, masked)).toMatchObject({ problem });
});

it("says so where nothing comes back", () => {
  expect(unmaskLine("", maskLine("はい", direction, []))).toMatchObject({ problem: "nothing" });
});

it("gives back any line that a machine leaves as it is", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const found = unmaskLine(
        maskLine(line, { sourceLanguage: "en", targetLanguage: "vi" }, []).html,
        maskLine(line, { sourceLanguage: "en", targetLanguage: "vi" }, []),
      );
      if ("problem" in found) expect(found.problem).toBe("nothing");
      else expect(isSameLine(found.line, line)).toBe(true);
    }),
  );
});
