import { expect, it } from "vitest";
import { sameLanguagePlace, samePlace } from "./same-site.rules.ts";

it.each([
  ["/kanazawa/staff/plans?x=1", "/kanazawa/staff/plans?x=1"],
  ["/kanazawa/staff/", "/kanazawa/staff/"],
  [undefined, "/kanazawa/staff/"],
  ["", "/kanazawa/staff/"],
  ["https://evil.example/", "/kanazawa/staff/"],
  ["//evil.example/kanazawa/staff/", "/kanazawa/staff/"],
  ["/\\evil.example/kanazawa/staff/", "/kanazawa/staff/"],
  ["javascript:alert(1)", "/kanazawa/staff/"],
  ["/kanazawa/staff/../../sapporo/staff/", "/kanazawa/staff/"],
  ["/sapporo/staff/", "/kanazawa/staff/"],
  ["/kanazawa/staff/sign-out", "/kanazawa/staff/"],
  ["/kanazawa/staff/\tplans", "/kanazawa/staff/plans"],
])("from %j goes to %j", (wanted, expected) => {
  expect(samePlace(wanted, "kanazawa")).toBe(expected);
});

it("comes back to the sign-in page after its language was switched", () => {
  expect(sameLanguagePlace("/kanazawa/staff/sign-in?next=%2Fkanazawa", "kanazawa")).toBe(
    "/kanazawa/staff/sign-in?next=%2Fkanazawa",
  );
  expect(sameLanguagePlace("//evil.example", "kanazawa")).toBe("/kanazawa/staff/");
});
