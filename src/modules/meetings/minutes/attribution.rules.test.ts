import fc from "fast-check";
import { expect, it } from "vitest";
import { attributeMinutes } from "./attribution.rules.ts";

const speakers = [
  { name: "見本 花子", roleWord: "委員" },
  { name: "実例　太郎", roleWord: "会長" },
  { name: "Nguyen Thi Lan", roleWord: "委員" },
  { name: "林", roleWord: "事務局" },
];
const told = (body: string, attribution: "named" | "role" = "role") =>
  attributeMinutes(body, { attribution, speakers, otherWord: "出席者" });

it("leaves the minutes as they are where names may be told", () => {
  expect(told("○見本 花子：賛成します。", "named")).toBe("○見本 花子：賛成します。");
});

it.each([
  { written: "○見本 花子：賛成します。", read: "○委員：賛成します。" },
  { written: "○見本花子委員：賛成します。", read: "○委員：賛成します。" },
  { written: "○見本委員：見本　花子さんの意見に、実例会長も賛成した。", read: "○委員：委員の意見に、会長も賛成した。" },
  { written: "〇 Nguyen Thi Lan：はい。", read: "〇 委員：はい。" },
  { written: "○林さん：林業の話をした。", read: "○事務局：林業の話をした。" },
  { written: "○通りすがりの人：ひとこと。", read: "○出席者：ひとこと。" },
  { written: "○会長：開会する。\n○事務局：説明する。", read: "○会長：開会する。\n○事務局：説明する。" },
])("turns $written into $read", ({ written, read }) => {
  expect(told(written)).toBe(read);
});

it("does not take 見本市 for somebody called 見本", () => {
  expect(told("見本市の計画について、見本という言葉を使った。")).toBe("見本市の計画について、見本という言葉を使った。");
});

it("never tells a member's full name, wherever it stands", () => {
  const named = fc.constantFrom("見本 花子", "見本花子", "見本　花子", "実例太郎", "Nguyen Thi Lan");
  const words = fc.constantFrom("○", "：", "は", "と", "\n", "委員", "さん", "。", "事務局");
  fc.assert(
    fc.property(fc.array(fc.oneof(named, words), { maxLength: 20 }), (parts) => {
      const read = told(parts.join("")).replace(/\s/gu, "");
      for (const name of ["見本花子", "実例太郎", "NguyenThiLan"]) expect(read).not.toContain(name);
    }),
  );
});
