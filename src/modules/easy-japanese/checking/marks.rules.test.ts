import fc from "fast-check";
import { expect, it } from "vitest";
import { blankedMarks, withoutMarks } from "./marks.rules.ts";

it("takes marks for no language, and leaves every word at its place", () => {
  const text = "**14日**までに [転入届](entry:move-in)を 出します。";
  expect(withoutMarks(text)).toBe("14日までに 転入届を 出します。");
  const blanked = blankedMarks(text);
  expect(blanked).not.toMatch(/[*[\]()a-z]/);
  for (const word of ["14日", "転入届", "出します"]) expect(blanked.indexOf(word)).toBe(text.indexOf(word));
});

it("leaves brackets that are no link", () => {
  for (const text of ["［1］", "[注](下の とおり)", "3 * 4", "(entry:a)"]) {
    expect(blankedMarks(text)).toBe(text);
    expect(withoutMarks(text)).toBe(text);
  }
});

it("keeps the length of any text", () => {
  const piece = fc.constantFrom("**", "[", "](", "a:b)", "市", " ", "\n", "🙂");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      expect(blankedMarks(text).length).toBe(text.length);
    }),
  );
});
