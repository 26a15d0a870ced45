import { expect, it } from "vitest";
import type { Indicator, Target } from "#modules/indicators/indicator-kinds.ts";
import { recordsOf } from "#modules/plan/records/plan-document.rules.ts";
import type { Committee, Partner } from "#modules/plan/records/plan-records.ts";
import type { PlanRecord } from "#modules/plan/records/record-kind.rules.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import {
  type ExpectedNode,
  expectedNodes,
  loadPlans,
  placeNodes,
  plainNumber,
  printed,
  readExpected,
} from "./loaded-plan.ts";

interface Expected {
  levels: string[];
  vision: { title: string; subtitle: string };
  counts: Record<string, number> & { itemsByMeasure: Record<string, number> };
  nodes: ExpectedNode[];
  targets: {
    title: string;
    baseline: number;
    baselineYear: number;
    target: number;
    targetYear: number;
    kind: string;
  }[];
  partners: { name: string }[];
  committees: { name: string }[];
}

const { db } = await withTestDatabase();
const [document] = await loadPlans(db, "352039", ["yamaguchi-vision"]);
if (!document) throw new Error("the plan was not loaded");
const expected = readExpected<Expected>("yamaguchi");
const list = <R extends PlanRecord>(kind: string) => recordsOf<R>(document, kind);

it("has the two pillars, six basic measures and 23 items in printed order", () => {
  const nodes = placeNodes(document);
  // Numbers of basic measures name their pillar, so the fixture gives the parent's own number instead of a path.
  const own = nodes.map(({ number, title, level, parentNumber }) => ({
    number,
    title,
    level,
    parentNumber: parentNumber?.split("/").at(-1) ?? null,
  }));
  expect(own).toEqual(expectedNodes(expected.nodes));
  const items = nodes.filter((node) => node.level === 3);
  for (const [measure, count] of Object.entries(expected.counts.itemsByMeasure)) {
    expect(items.filter((item) => item.parentNumber?.endsWith(`/${measure}`))).toHaveLength(count);
  }
  expect(document.plan.levels.map(({ name }) => printed(name))).toEqual(expected.levels.map(printed));
});

it("has the vision with its subtitle", () => {
  expect(printed(document.plan.vision)).toBe(printed(`${expected.vision.title}${expected.vision.subtitle}`));
});

it("has two KGI and two KPI", () => {
  const indicators = new Map(list<Indicator>("indicators").map((indicator) => [indicator.key, indicator]));
  const targets = list<Target>("targets").map((target) => ({
    title: printed(indicators.get(target.indicator)?.title),
    kind: target.kind,
    baseline: plainNumber(target.baselineValue),
    baselineYear: target.baselineDate,
    target: plainNumber(target.targetValue),
    targetYear: target.targetDate,
  }));
  expect(targets).toEqual(
    expected.targets.map(({ title, kind, baseline, baselineYear, target, targetYear }) => ({
      title: printed(title),
      kind,
      baseline: plainNumber(baseline),
      baselineYear: String(baselineYear),
      target: plainNumber(target),
      targetYear: String(targetYear),
    })),
  );
});

it("has the roles of six partners, both committees, and as many of everything as the document prints", () => {
  expect(list<Partner>("partners").map(({ name }) => printed(name))).toEqual(
    expected.partners.map(({ name }) => printed(name)),
  );
  expect(list<Partner>("partners").every(({ role }) => role !== null)).toBe(true);
  expect(list<Committee>("committees").map(({ name }) => printed(name))).toEqual(
    expected.committees.map(({ name }) => printed(name)),
  );
  for (const kind of ["nodes", "projects", "listings", "indicators", "targets", "relatedPlans"]) {
    expect([kind, list(kind).length]).toEqual([kind, expected.counts[kind]]);
  }
  expect(document.plan.cycle?.phases).toHaveLength(expected.counts.cyclePhases ?? 0);
});
