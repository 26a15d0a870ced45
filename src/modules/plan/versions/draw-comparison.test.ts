import { join } from "node:path";
import { expect, it } from "vitest";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { checkout } from "#platform/checkout.ts";
import { plainLine } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { comparisonBlocks } from "./comparison-paper.ts";
import { placeLine } from "./comparison-words.ts";
import { type DrawnRow, drawComparison } from "./draw-comparison.ts";
import type { VersionEntry } from "./version.data.ts";

const kinds = [...PLAN_KINDS, ...INDICATOR_KINDS];
const catalogue = new Catalogue(join(checkout, "locales"));
const sayIn = (code: LanguageCode) => createTranslator(catalogue, getLanguage(code));
const record = (key: string, fields: object) =>
  ({ key, position: "1", version: 1, basis: "source", basisReason: null, source: null, ...fields }) as PlanRecord;

const head = record("p", { title: { ja: "計画" }, levels: [{ name: { ja: "施策" } }], columns: [], horizons: [] });
const plan = (projects: PlanRecord[], listings: PlanRecord[] = [], more: Record<string, PlanRecord[]> = {}) =>
  ({
    plan: head as PlanHead,
    records: {
      nodes: [record("n", { parent: null, number: "1", title: { ja: "暮らし", en: "Life" }, summary: null })],
      projects,
      listings,
      ...more,
    },
  }) as PlanDocument;
const desk = (title: object, more: object = {}) => record("desk", { title, summary: null, retiredOn: null, ...more });
const home = [record("l", { project: "desk", node: "n", home: true, printedTitle: null })];
const text = (row: DrawnRow | undefined, side: "before" | "after") =>
  row?.[side]?.segments.map((segment) => (segment.isChanged ? `[${segment.text}]` : segment.text)).join("");

it("names the place by today's names, and what is gone by its old one", () => {
  const before = plan([desk({ ja: "相談窓口" })], home);
  const renamed = drawComparison(sayIn("ja"), { before, after: plan([desk({ ja: "相談室" })], home), kinds });
  expect(renamed.rows.map(placeLine)).toEqual(["1 暮らし › 相談室 › 名称"]);
  expect([text(renamed.rows[0], "before"), text(renamed.rows[0], "after")]).toEqual(["相談[窓口]", "相談[室]"]);
  const gone = drawComparison(sayIn("ja"), { before, after: plan([]), kinds });
  expect(gone.rows.map((row) => [row.what, placeLine(row), text(row, "before"), row.after])).toEqual([
    ["removed", "1 暮らし › 相談窓口", "[相談窓口]", null],
  ]);
});

it("compares in the language that both have, and only counts what the reader cannot see", () => {
  const before = plan([desk({ ja: "相談窓口" })], home);
  const after = plan([desk({ ja: "相談窓口", en: "Advice desk" })], home);
  for (const code of ["ja", "en", "vi"] as const)
    expect(drawComparison(sayIn(code), { before, after, kinds })).toEqual({ rows: [], elsewhere: 1 });
  const edited = plan([desk({ ja: "相談窓口", en: "Help desk" })], home);
  expect(drawComparison(sayIn("ja"), { before: after, after: edited, kinds }).rows).toEqual([]);
  const [row] = drawComparison(sayIn("vi"), { before: after, after: edited, kinds }).rows;
  expect([text(row, "before"), text(row, "after")]).toEqual(["[Advice] desk", "[Help] desk"]);
  expect(row?.after).toMatchObject({ isFallback: true, language: { code: "en" } });
});

it("puts where a project came from beside it, and leaves out what was invented for the demonstration", () => {
  const tie = record("t", {
    type: "merged",
    from: "old",
    fromPlan: null,
    to: "desk",
    on: "2025-04-01",
    fromTitle: { ja: "旧窓口" },
  });
  const demo = { ...desk({ ja: "見本" }), key: "demo", basis: "demo" } as PlanRecord;
  const section = record("s", { name: { ja: "課" } });
  const after = plan([desk({ ja: "相談窓口" }), demo], home, { sections: [section], lineage: [tie] });
  const { rows } = drawComparison(sayIn("ja"), { before: plan([]), after, kinds });
  expect(rows.map((row) => `${row.what} ${placeLine(row)}`)).toEqual([
    "added 1 暮らし › 相談窓口",
    "added 1 暮らし › 旧窓口 → 相談窓口",
    "added 課 › 課",
  ]);
  expect(text(rows[1], "after")).toBe("[統合\n行われた日: 2025年4月1日]");
});

it("becomes a table of a report in which what changed is bold", () => {
  const say = sayIn("ja");
  const drawn = drawComparison(say, {
    before: plan([desk({ ja: "窓口" }, { summary: { ja: "週に二日開く。" } })], home),
    after: plan([desk({ ja: "窓口" }, { summary: { ja: "週に三日開く。" } })], home),
    kinds,
  });
  const sides = { before: { number: 1, kind: "adopted", label: null } as VersionEntry, after: null };
  const [table] = comparisonBlocks(say, drawn, sides);
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.columns.map(({ title }) => plainLine(title))).toEqual([
    "箇所",
    "改正後（今の計画）",
    "改正前（第1版 策定）",
    "備考",
  ]);
  expect(table.rows[0]?.[1]?.[0]).toEqual([{ text: "週に" }, { text: "三日", strong: true }, { text: "開く。" }]);
  expect(comparisonBlocks(say, { rows: [], elsewhere: 0 }, sides)).toMatchObject([{ kind: "paragraph" }]);
});
