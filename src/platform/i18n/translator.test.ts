import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { Catalogue } from "./catalogue.ts";
import { getLanguage, type LanguageCode } from "./languages.ts";
import { createTranslator } from "./translator.ts";

const catalogue = new Catalogue(`${checkout}/locales`);
const sayIn = (code: LanguageCode) => createTranslator(catalogue, getLanguage(code));

it("says the fiscal year that an error names as the reader counts the years", () => {
  const told = (code: LanguageCode) => sayIn(code).t("review.error.cycleExists", { fiscalYear: 2024 });
  expect(told("ja")).toBe("令和6年度（2024年度）はもう始まっています。");
  expect(told("en")).toBe("FY2024 is already open.");
});
