import { expect, it } from "vitest";
import { isAffected } from "./affected.rules.ts";

const page = (...shows: string[]) => ({ path: "/x", group: "guide" as const, shows });

it("draws a page anew that shows what has changed, by name or all of a kind", () => {
  expect(isAffected(page("library.entry:garbage"), ["library.entry:garbage"])).toBe(true);
  expect(isAffected(page("library.entry:*"), ["library.entry:garbage"])).toBe(true);
  expect(isAffected(page("library.entry:garbage"), ["library.entry:garbage-bags"])).toBe(false);
  expect(isAffected(page(), ["library.entry:garbage"])).toBe(false);
});

it("draws everything where anything may have changed, and always what nobody declared", () => {
  expect(isAffected(page(), null)).toBe(true);
  expect(isAffected(undefined, [])).toBe(true);
});
