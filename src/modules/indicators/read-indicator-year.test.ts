import { expect, it } from "vitest";
import { translatorFor } from "#app/create-context.ts";
import { getPlan } from "#modules/plan/public.ts";
import { checkout } from "#platform/checkout.ts";
import { inScope } from "#platform/db/scope.ts";
import { plainLine } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { readIndicatorYear } from "./read-indicator-year.ts";
import { targetsReport } from "./web/targets-report.ts";

const { db } = await withTestDatabase();
const catalogue = new Catalogue(`${checkout}/locales`);
const say = (code: LanguageCode) => translatorFor({ catalogue }, getLanguage(code));

/** 120 of 400 in fiscal 2023, 150 of 420 in fiscal 2024 (R: prop.test, no significant change); a target of 60 by 2027. */
const SURVEY = `  - { key: v2021, indicator: talked, date: 2021-12, value: 26.0, respondents: 410, drawn: 1000 }
  - { key: v2023, indicator: talked, date: 2023-12, value: 30.0, respondents: 400, drawn: 1000 }
  - { key: v2025, indicator: talked, date: 2025-03-31, value: 35.714286, respondents: 420, drawn: 1000, source: 報告書 5ページ }
  - { key: v2026, indicator: talked, date: 2026-03-31, value: 38.0, respondents: 430, drawn: 1000 }
`;
const city = await buildMunicipality(db);
const plan = await buildPlan(db, city, (source) =>
  source
    .replace("decimals: 1, direction: increase", "decimals: 1, direction: increase, valueSource: survey")
    .replace('baselineDate: "2022", baselineValue: 40.5', 'baselineDate: "2022-12", baselineValue: 28.0')
    .replace(/ {2}- \{ key: v2022[\s\S]*/, SURVEY),
);
const read = (fiscalYear: number, today = "2026-10-01") =>
  inScope(db, city.id, async (scope) => {
    const { id: planId } = await getPlan(scope, plan);
    return readIndicatorYear(scope, { planId, fiscalYear, today });
  });

it("tells a target's year: values by fiscal year, what was missing, the sum, the status at the year's end", async () => {
  const year = await read(2024);
  expect([year.fiscalYear, year.judgedOn]).toEqual([2024, "2025-03-31"]);
  const [target] = year.targets;
  expect(target).toMatchObject({
    key: "t1",
    title: { ja: "近所の人と話した人の割合" },
    unit: { ja: "%" },
    decimals: 1,
    node: { key: "2", title: { en: "Bring people together" } },
    baseline: { date: "2022-12", value: "28" },
    target: { date: "2027", value: "60" },
    value: { date: "2025-03-31", value: "35.714286", respondents: 420, source: "報告書 5ページ" },
    status: "offTrack",
    reason: "farBehind",
    achievement: { formula: "way", needed: "32", covered: "7.714286", isReached: false },
  });
  expect(target?.years.map(({ fiscalYear, value }) => [fiscalYear, value?.value ?? null])).toEqual([
    [2022, null],
    [2023, "30"],
    [2024, "35.714286"],
  ]);
});

it("calls nothing a change since last year that chance may have done, and says with what numbers", async () => {
  const [target] = (await read(2024)).targets;
  expect(target?.sinceLastYear).toMatchObject({ date: "2023-12", isSignificant: false });
  expect(Number(target?.sinceLastYear?.chiSquare)).toBeCloseTo(3.0291486, 6);
  expect(target?.sinceLastYear?.p).toBeCloseTo(0.0817809, 6);
  const [without] = (await read(2023)).targets;
  expect(without?.sinceLastYear).toBeNull();
});

it("has not enough data for a forecast with three values, and has one with four", async () => {
  expect((await read(2024)).targets[0]?.forecast).toEqual({ kind: "tooFew", points: 3 });
  expect((await read(2025)).targets[0]?.forecast).toMatchObject({ kind: "forecast", points: 4, outlook: "misses" });
});

it("judges a year that still runs today, and a missing year as missing", async () => {
  const year = await read(2026);
  expect(year.judgedOn).toBe("2026-10-01");
  expect(year.targets[0]?.value).toBeNull();
  expect(year.targets[0]?.years.at(-1)).toEqual({ fiscalYear: 2026, value: null });
});

it("is drawn from what was kept, in any language, with status, sum and source", async () => {
  const place = await inScope(db, city.id, async (scope) => ({ planId: (await getPlan(scope, plan)).id }));
  const data = await inScope(db, city.id, (scope) =>
    targetsReport.read(scope, { ...place, planKey: plan, fiscalYear: 2024, today: "2025-06-30" }),
  );
  const kept = JSON.parse(JSON.stringify(data));
  expect(kept).toEqual(data);
  const [note, table, terms] = targetsReport.draw(kept, say("ja"));
  if (note?.kind !== "paragraph" || table?.kind !== "table" || terms?.kind !== "terms") throw new Error("three blocks");
  expect(plainLine(note.text)).toBe("令和6年度（2024年度）の終わりまでの値を、2025年3月31日に判定しました。");
  expect(table.rows.map((row) => row.map((cell) => cell.map(plainLine).join("/")))).toEqual([
    ["1 近所の人と話した人の割合", "28.0%/2022年12月", "–", "30.0", "35.7", "60.0%/2027年", "遅れ"],
  ]);
  const told = terms.items[0]?.text.map(plainLine) ?? [];
  expect(told).toEqual([
    "その時点の予定は42.4%です。大きく遅れています。",
    "達成の度合い：7.7 ÷ 32.0 ＝ 24%",
    "前の値（2023年12月）からの変化（5.7ポイント）は、偶然でも起こる大きさです。変わったとは言えません。",
    "予測するには値が足りません。いまの数え方の値は3つです。4つそろうと予測します。",
    "出典：報告書 5ページ",
  ]);
  const english = targetsReport.draw(kept, say("en"));
  expect(JSON.stringify(english)).toContain("Share of the way: 7.7 ÷ 32.0 = 24%");
});

it("does not call a year on track or behind that has no value: it says which year's value was judged", async () => {
  const statusOf = async (fiscalYear: number, language: LanguageCode) => {
    const [, table] = targetsReport.draw(await read(fiscalYear), say(language));
    return table?.kind === "table" ? table.rows[0]?.at(-1)?.map(plainLine) : undefined;
  };
  expect((await read(2026)).targets[0]).toMatchObject({ value: null, status: "offTrack" });
  expect(await statusOf(2026, "ja")).toEqual(["判定できません", "令和7年度（2025年度）の値では 遅れ"]);
  expect((await statusOf(2026, "en"))?.[1]).toMatch(/^By the value of FY2025: /);
  expect(await statusOf(2025, "ja")).toEqual(["遅れ"]);
  // Nothing since the baseline: no earlier value was judged.
  expect(await statusOf(2022, "ja")).toHaveLength(1);
});

it("says of a plan without targets that it has none", async () => {
  const bare = await buildPlan(db, city, (source) => source.replace(/indicators:[\s\S]*/, ""));
  const data = await inScope(db, city.id, async (scope) => {
    const { id: planId } = await getPlan(scope, bare);
    return targetsReport.read(scope, { planId, planKey: bare, fiscalYear: 2024, today: "2025-06-30" });
  });
  expect(targetsReport.draw(data, say("ja"))).toHaveLength(1);
});
