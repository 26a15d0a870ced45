import { expect, it } from "vitest";
import { findPasswordIssues } from "./password.rules.ts";

const codes = (password: string) => findPasswordIssues(password, "taro.mihon").map((issue) => issue.code);

it("accepts a long password of any kind of characters", () => {
  expect(codes("correct horse battery")).toEqual([]);
  expect(codes("ながいぶんしょうをつかいます")).toEqual([]);
});

it("refuses what is short, endless, repeated, or holds the account's name", () => {
  expect(codes("short")).toEqual(["accounts.error.passwordShort"]);
  expect(codes("ab".repeat(150))).toEqual(["accounts.error.passwordLong"]);
  expect(codes("abababababab")).toEqual(["accounts.error.passwordSimple"]);
  expect(codes("my-Taro.Mihon-2026")).toEqual(["accounts.error.passwordHoldsAccount"]);
});
