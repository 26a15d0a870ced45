import { expect, it } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock: Clock = { now: () => new Date("2026-06-01T03:00:00Z") };
const app = await withTestApp({ clock });

async function targetPage(values: string, edit: (source: string) => string = (source) => source) {
  const city = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, city, (source) => edit(source).replace(/ {2}- \{ key: v2022[\s\S]*/, values));
  return async (language: string) => {
    const html = await (await app.request(`/${city.slug}/${language}/plans/${plan}/targets/t1`)).text();
    return { html, words: html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ") };
  };
}
const yearly = (...values: number[]) =>
  values
    .map((value, index) => `  - { key: v${index}, indicator: talked, date: "${2022 + index}", value: ${value} }`)
    .join("\n");
const AS_SURVEY = (source: string) => source.replace("decimals: 1,", "decimals: 1, valueSource: survey,");

it("says that there is not enough data, and how many values there are", async () => {
  const page = await targetPage(yearly(40.5, 44, 47));
  const { words, html } = await page("ja");
  expect(words).toContain("予測するには値が足りません。いまの数え方の値は3つです。4つそろうと予測します。");
  expect(html).not.toContain("forecast-area");
  expect((await page("en")).words).toContain("Not enough data for a forecast: there are 3 values");
});

// Yearly 40.5, 44, 47, 51 (least squares by days, computed with scipy for 31 December 2027): 57.69 ± 1.08.
it("draws four values on to the target's day, in the chart, in the table and in words, with all that it was made of", async () => {
  const page = await targetPage(yearly(40.5, 44, 47, 51));
  const { words, html } = await page("ja");
  expect(html.match(/<polygon class="forecast-area"/g)).toHaveLength(1);
  expect(words).toContain(
    "これまでの動きが続けば、2027年12月31日に57.7%になる見込みです（80%の予測区間は56.6～58.8%）。",
  );
  expect(words).toContain("このままでは、目標に届かない見込みです。");
  expect(words).toContain("2027年12月31日 予測 57.7%");
  expect(words).toContain("4つ（2022年12月31日～2025年12月31日）");
  expect(words).toContain("t の値（80%） 1.886");
  expect((await page("my")).words).toContain("57.7%");
});

it("forecasts from the values since the last break alone", async () => {
  const broken = yearly(40.5, 44, 47, 51).replace("value: 47 }", "value: 47, breakNote: { ja: 窓口でも数えた } }");
  const { words, html } = await (await targetPage(broken))("ja");
  expect(words).toContain("2024年から数え方が変わりました。");
  expect(html).not.toContain("forecast-area");
  expect(html.match(/<line class="series"/g)).toHaveLength(2);
  expect(words).toContain("窓口でも数えた");
});

it("does not call a survey worse where chance may have done it, or where nobody knows", async () => {
  const values = (before: string, after: string) =>
    `  - { key: v2022, indicator: talked, date: "2022", value: 40.5${before} }\n  - { key: v2025, indicator: talked, date: "2025", value: 38.0${after} }`;
  const answers = ", respondents: 400, drawn: 1000";
  const both = await (await targetPage(values(answers, answers), AS_SURVEY))("ja");
  expect(both.words).toContain("計画を作ったときの40.5%から変わったとは言えません。");
  expect(both.words).toContain("偶然でも起こる大きさです。変わったとは言えません。 χ² ＝ 0.52、p ＝ 0.469");
  const unknown = await (await targetPage(values("", answers), AS_SURVEY))("ja");
  expect(unknown.words).toContain("から変わったとは言えません。");
  expect(unknown.words).toContain("2022年の値は回答数が分からないため");
  const many = ", respondents: 40000, drawn: 100000";
  expect((await (await targetPage(values(many, many), AS_SURVEY))("ja")).words).toContain("より悪くなっています");
});
