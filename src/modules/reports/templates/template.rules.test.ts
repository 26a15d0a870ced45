import { expect, it } from "vitest";
import type { Text } from "#platform/i18n/text.ts";
import { presetFor, shippedTemplates } from "./shipped-templates.ts";
import { type Chapter, fillText, PLACEHOLDERS, type Placeholder, unknownPlaceholders } from "./template.rules.ts";

const chapter = (title: Text, text?: Text): Chapter => ({ title, level: 1, pieces: text ? [{ text }] : [] });

it("names each unknown placeholder once, with its chapter and what there is instead", () => {
  const issues = unknownPlaceholders([
    chapter({ ja: "{year}の{plan}" }),
    chapter({ ja: "{yaer}の歩み" }, { ja: "{yaer} {}", en: "{City}" }),
  ]);
  expect(issues.map(({ path, params }) => [path, params?.name, params?.chapter])).toEqual([
    ["chapters.1", "yaer", 2],
    ["chapters.1", "", 2],
    ["chapters.1", "City", 2],
  ]);
  expect(issues[0]?.params?.known).toBe("{city} {plan} {year} {date} {projects} {sheets} {sections}");
});

it("fills placeholders in each language, in Japanese where a value has no other", () => {
  const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, { ja: `${name}-ja` }])) as unknown as Record<
    Placeholder,
    Text
  >;
  values.city = { ja: "見本市", en: "Sample City" };
  expect(fillText({ ja: "{city}{year}", en: "{city} in {year}" }, values)).toEqual({
    ja: "見本市year-ja",
    en: "Sample City in year-ja",
  });
});

it("ships templates of which every placeholder is known, and one that serves every plan", () => {
  const shipped = [...shippedTemplates().values()];
  expect(shipped.map(({ key }) => key)).toEqual(["kgi-kpi", "progress-by-measure", "six-parts"]);
  for (const { title, chapters } of shipped) expect(unknownPlaceholders([chapter(title), ...chapters])).toEqual([]);
  expect(presetFor("sapporo-outline").key).toBe("six-parts");
  expect(presetFor("any-other").key).toBe("progress-by-measure");
});

it("follows the order of Sapporo's six parts", () => {
  const six = presetFor("sapporo-outline").chapters.filter(({ level }) => level === 1);
  expect(six.map(({ title }) => title.ja?.slice(0, 3))).toEqual(["第1編", "第2編", "第3編", "第4編", "第5編", "第6編"]);
});
