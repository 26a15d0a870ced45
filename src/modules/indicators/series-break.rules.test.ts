import { expect, it } from "vitest";
import type { EarlierDefinition, IndicatorValue, ValueSource } from "./indicator-kinds.ts";
import { breakBetween, breaksOf, countedOn } from "./series-break.rules.ts";

const COUNTED = { valueSource: "manual", definition: { ja: "登録者" }, unit: { ja: "人" }, formula: null } as const;
const row = (date: string, more: Partial<IndicatorValue> = {}) =>
  ({ date, dimensions: [], breakNote: null, valueSource: null, ...more }) as unknown as IndicatorValue;
const until = (replacedOn: string, more: Partial<EarlierDefinition> = {}) =>
  ({
    replacedOn,
    definition: { ja: "来た人" },
    unit: { ja: "回" },
    formula: null,
    reason: { ja: "理由" },
    ...more,
  }) as EarlierDefinition;
const days = (values: IndicatorValue[], definitions: EarlierDefinition[] = []) =>
  breaksOf(COUNTED, { values, definitions }).map(({ day }) => day);

it("a remark, a changed definition and another kind of source each end a series", () => {
  expect(days([row("2022"), row("2023", { breakNote: { ja: "窓口も数える" } }), row("2024")])).toEqual(["2023-12-31"]);
  expect(days([row("2022"), row("2024")], [until("2023-04")])).toEqual(["2023-04-01"]);
  expect(days([row("2022"), row("2023", { valueSource: "statistic" })])).toEqual(["2023-12-31"]);
  expect(days([row("2022"), row("2023"), row("2024")])).toEqual([]);
});

it("are one break where they part the same two values, with all that is known of it", () => {
  const values = [row("2022"), row("2024", { breakNote: { ja: "窓口も数える" }, valueSource: "survey" })];
  const breaks = breaksOf(COUNTED, { values, definitions: [until("2023-04-01")] });
  expect(breaks).toMatchObject([
    { day: "2023-04-01", since: "2023-04-01", note: { ja: "窓口も数える" }, source: { from: "manual", to: "survey" } },
  ]);
  expect(breaks[0]?.definition?.unit).toEqual({ ja: "回" });
});

it.each<[ValueSource, ValueSource, number]>([
  ["manual", "partner", 0],
  ["partner", "measure", 0],
  ["survey", "otherSurvey", 1],
  ["statistic", "manual", 1],
  ["otherSurvey", "otherSurvey", 0],
])("from %s to %s: %i breaks", (from, to, count) => {
  expect(days([row("2022", { valueSource: from }), row("2023", { valueSource: to })])).toHaveLength(count);
});

it("does not look at parts of the whole", () => {
  const part = row("2023", {
    breakNote: { ja: "?" },
    dimensions: [{ name: { ja: "言語" }, category: { ja: "英語" } }],
  });
  expect(days([row("2022"), part])).toEqual([]);
});

it("stands between two days in whichever order they come, and on neither side of itself", () => {
  const breaks = breaksOf(COUNTED, { values: [], definitions: [until("2023-04-01")] });
  expect(breakBetween(breaks, "2023-03-31", "2023-04-01")).not.toBeNull();
  expect(breakBetween(breaks, "2024-01-01", "2022-01-01")).not.toBeNull();
  expect(breakBetween(breaks, "2023-04-01", "2024-01-01")).toBeNull();
  expect(breakBetween(breaks, null, "2024-01-01")).not.toBeNull();
  expect(breakBetween(breaks, null, "2023-03-31")).toBeNull();
});

it("knows how it was counted on a day, through several changes", () => {
  const definitions = [until("2021-04", { unit: { ja: "件" } }), until("2023-04-01")];
  const unit = (day: string) => countedOn(COUNTED, definitions, day).unit?.ja;
  expect([unit("2021-03-31"), unit("2021-04-01"), unit("2023-03-31"), unit("2023-04-01")]).toEqual([
    "件",
    "回",
    "回",
    "人",
  ]);
});
