import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { readThemes } from "./municipality-file.ts";
import { contrastOf, LEAST_CONTRAST } from "./theme.rules.ts";

const PAPER = { light: "#fcfbf8", dark: "#16181a" };

it("knows the contrast of black on white and of a colour on itself", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrastOf("#123456", "#123456")).toBe(1);
});

it("every city's colour can be read on paper, in the dark, and under the text of a button", () => {
  const themes = readThemes(join(checkout, "data"));
  expect(Object.keys(themes)).toEqual(["crimson", "snow-blue", "cedar"]);
  for (const theme of Object.values(themes)) {
    expect(contrastOf(theme.light, PAPER.light)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(contrastOf(theme.light, "#ffffff")).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(contrastOf(theme.dark, PAPER.dark)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(contrastOf(theme.contrast, "#ffffff")).toBeGreaterThan(contrastOf(theme.light, "#ffffff"));
  }
});
