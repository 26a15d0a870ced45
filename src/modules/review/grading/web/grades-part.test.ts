import { render } from "preact-render-to-string";
import { expect, it } from "vitest";
import { translatorFor } from "#app/create-context.ts";
import { checkout } from "#platform/checkout.ts";
import { type Block, plainLine } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { buildGradingFacts, buildOutputFact, shippedRuleSet } from "#testing/build-grading.ts";
import { distributionOf, type GradeDistribution } from "../distribution.rules.ts";
import { proposeGrade } from "../grade.rules.ts";
import { DistributionShown } from "./distribution.tsx";
import { gradesPart } from "./grades-part.ts";
import { WhyGrade } from "./why-grade.tsx";

const catalogue = new Catalogue(`${checkout}/locales`);
const sayIn = (code: LanguageCode) => translatorFor({ catalogue }, getLanguage(code));
const say = sayIn("ja");

const sheet = (number: string, grade: string, proposed = grade) => ({
  project: number,
  top: { key: number, number, title: { ja: `施策${number}` } },
  given: { grade, evidence: "", proposal: { grade: proposed, isDeterminable: true } },
  past: [{ fiscalYear: 2023, ruleSet: "outputs-abcd", grade: "C", evidence: "" }],
});
const distribution: GradeDistribution = distributionOf({
  rules: shippedRuleSet("outputs-abcd"),
  version: 3,
  fiscalYear: 2024,
  sheets: [sheet("1", "A"), sheet("1", "B"), sheet("2", "B", "C")],
});

const blocks = (data: GradeDistribution | null) => gradesPart.draw(JSON.parse(JSON.stringify(data)), say);
const tables = (drawn: Block[]) => drawn.flatMap((block) => (block.kind === "table" ? [block] : []));
const cells = (table: Extract<Block, { kind: "table" }>) =>
  table.rows.map((row) => row.map((cell) => cell.map(plainLine).join(" ")));

it("prints how grades fell: the rule with its version, bars, the table with shares and last year", () => {
  const drawn = blocks(distribution);
  expect(drawn.flatMap((block) => (block.kind === "paragraph" ? [plainLine(block.text)] : []))).toEqual([
    "3件の事業を数えました。",
    "規則 A・B・C・D（計画に対する実績） 第3版",
  ]);
  expect(drawn.flatMap((block) => (block.kind === "bars" ? block.bars.map((bar) => bar.value) : []))).toEqual([
    "1",
    "2",
    "0",
    "0",
  ]);
  const [grades] = tables(drawn);
  expect(grades && cells(grades)).toEqual([
    ["A 計画どおり、または計画以上", "1", "33%", "0"],
    ["B おおむね計画どおり", "2", "67%", "0"],
    ["C 計画をやや下回る", "0", "0%", "3"],
    ["D 計画を大きく下回る", "0", "0%", "0"],
  ]);
});

it("prints grades by measure and what should be known of them", () => {
  const drawn = blocks(distribution);
  const [, byMeasure] = tables(drawn);
  expect(byMeasure && cells(byMeasure)).toEqual([
    ["1 施策1", "1", "1", "0", "0"],
    ["2 施策2", "0", "1", "0", "0"],
  ]);
  const lines = drawn.flatMap((block) => (block.kind === "list" ? block.items.map(plainLine) : []));
  expect(lines[0]).toBe("規則による提案と違う評価にした事業：1件");
});

it("says so where a year has no grades", () => {
  expect(blocks(null)).toMatchObject([{ kind: "paragraph", tone: "note" }]);
});

it("gives the same blocks for the same snapshot", () => {
  expect(blocks(distribution)).toEqual(blocks(distribution));
});

it.each(LANGUAGES.map(({ code }) => code))("draws distribution and sum in %s without a raw key", (code) => {
  const own = sayIn(code);
  const rules = shippedRuleSet("outputs-abcd");
  const proposal = proposeGrade(
    { rules, version: 1 },
    buildGradingFacts({ outputs: [buildOutputFact(12, 11), buildOutputFact(3, null)] }),
  );
  const html = render(DistributionShown({ say: own, distribution })) + render(WhyGrade({ say: own, rules, proposal }));
  expect(html).not.toContain("review.");
  expect(html).toContain("91.7".replace(".", own.format.number("1.5", 1).charAt(1)));
});
