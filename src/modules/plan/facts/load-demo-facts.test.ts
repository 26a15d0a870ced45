import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { plainLine } from "#platform/documents/paper.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { withDemoApp } from "#testing/test-app.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { listReporters } from "./fact-reporter.data.ts";
import { listFacts, sumFacts } from "./list-facts.ts";
import { loadDemoFacts } from "./load-demo-facts.ts";
import { removeDemoFacts } from "./remove-demo-facts.ts";

const app = await withDemoApp();

async function openCity(slug: string, plan: string) {
  const municipality = await app.parts.findMunicipality(slug);
  if (!municipality) throw new Error(`no ${slug}`);
  const inCity = <T>(work: (scope: Scope) => Promise<T>) => inScope(app.db, municipality.id, work);
  const { id: planId } = await inCity((scope) => getPlan(scope, plan));
  return { municipality, inCity, planId };
}

const dataFolder = join(checkout, "data");

it.each([
  { slug: "kanazawa", plan: "kanazawa-2023", projects: 25 },
  { slug: "yamaguchi", plan: "yamaguchi-vision", projects: 5 },
])(
  "has three years of invented facts of $slug, marked as such, and loads them once",
  async ({ slug, plan, projects }) => {
    const { municipality, inCity, planId } = await openCity(slug, plan);
    const facts = await inCity((scope) => listFacts(scope, { planId }));
    expect(facts.every(({ basis }) => basis === "demo")).toBe(true);
    for (const fiscalYear of [2023, 2024, 2025]) {
      const sums = await inCity((scope) => sumFacts(scope, { planId, fiscalYear }));
      expect(sums.length).toBeGreaterThanOrEqual(projects);
      expect(sums.every(({ sums: own }) => own.length > 0)).toBe(true);
    }
    expect(await loadDemoFacts(buildSystemContext(app.db, municipality), { dataFolder })).toBe(0);
    expect(await inCity((scope) => listReporters(scope, { planId }))).not.toEqual([]);
  },
);

it("shows them on the project's public page, marked as a sample", async () => {
  const page = await app.request("/kanazawa/ja/plans/kanazawa-2023/projects/community-japanese-classes");
  const html = await page.text();
  for (const words of ["実施した内容", "見本の記録です", "令和7年度", "年度ごとの合計"]) expect(html).toContain(words);
});

it("gives a report the year's facts by project, in the plan's order", async () => {
  const { inCity, planId } = await openCity("kanazawa", "kanazawa-2023");
  const part = app.parts.modules
    .flatMap(({ reportParts = [] }) => reportParts)
    .find(({ name }) => name === "plan.facts");
  const place = { planId, planKey: "kanazawa-2023", fiscalYear: 2024, today: "2025-06-30" };
  const data = await inCity((scope) => part?.read(scope, place) ?? Promise.reject(new Error("no part")));
  const { say } = buildSystemContext(app.db, (await openCity("kanazawa", "kanazawa-2023")).municipality);
  const [table] = part?.draw(JSON.parse(JSON.stringify(data)), say) ?? [];
  if (table?.kind !== "table") throw new Error("no table");
  const rows = table.rows.map((row) => row.map((cell) => cell.map(plainLine)));
  expect(rows.length).toBeGreaterThanOrEqual(25);
  const [, count, sums] = rows.find(([title]) => title?.[0] === "地域の日本語・学習支援教室の開催") ?? [];
  expect(count).toEqual(["2"]);
  expect(sums?.map((line) => line.split(" ")[0])).toEqual(["開催", "参加者", "ボランティア"]);
});

it("goes without a trace when the demonstration is removed", async () => {
  const { inCity, planId } = await openCity("kanazawa", "kanazawa-2023");
  expect(await inCity((scope) => removeDemoFacts(scope, planId))).toBeGreaterThan(100);
  expect(await inCity((scope) => listFacts(scope, { planId }))).toEqual([]);
  expect(await inCity((scope) => listReporters(scope, { planId }))).toEqual([]);
});
