import { expect, it } from "vitest";
import { sheetNames } from "./sheet-names.ts";

it("leaves names alone that Excel takes", () => {
  expect(sheetNames(["事業", "Targets"])).toEqual(["事業", "Targets"]);
});

it("shortens a long name between letters, not inside of one", () => {
  const [name = ""] = sheetNames(["အသစ်နှင့် အဟောင်း နှိုင်းယှဉ်ဇယား"]);
  expect(name.length).toBeLessThanOrEqual(31);
  expect("အသစ်နှင့် အဟောင်း နှိုင်းယှဉ်ဇယား".startsWith(name.slice(0, -1))).toBe(true);
  expect(name).toMatch(/\P{M}…$|…$/u);
});

it("takes out the signs that Excel forbids, and gives no name twice", () => {
  expect(sheetNames(["a/b:c", "A B C", "'計画'", ""])).toEqual(["a b c", "A B C 2", "計画", "1"]);
  const long = "長".repeat(40);
  const names = sheetNames([long, long]);
  expect(new Set(names).size).toBe(2);
  expect(names.every((name) => name.length <= 31)).toBe(true);
});
