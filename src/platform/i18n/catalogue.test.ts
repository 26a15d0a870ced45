import { join } from "node:path";
import { expect, it } from "vitest";
import { Catalogue } from "./catalogue.ts";
import { getLanguage } from "./languages.ts";

const catalogue = new Catalogue(join(import.meta.dirname, "../../../locales"));

it("lets words that are put into a message keep their direction where the page runs from the right", () => {
  const params = { value: "60%", date: "31 مارس 2028" };
  const dated = (code: "ar" | "en") => catalogue.resolve(getLanguage(code), "indicators.why.dated", params).value;
  expect(dated("ar")).toBe("\u206860%\u2069 (\u206831 مارس 2028\u2069)");
  expect(dated("en")).toBe("60% (31 مارس 2028)");
});
