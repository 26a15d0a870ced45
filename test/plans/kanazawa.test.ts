import { expect, it } from "vitest";
import type { Indicator, Target } from "#modules/indicators/indicator-kinds.ts";
import { recordsOf } from "#modules/plan/records/plan-document.rules.ts";
import type {
  Action,
  ActionClass,
  EvidenceGroup,
  EvidenceTable,
  Listing,
  PlanSection,
  Project,
} from "#modules/plan/records/plan-records.ts";
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
  withoutPath,
} from "./loaded-plan.ts";

interface Expected {
  nodes: ExpectedNode[];
  projects: { title: string; node: string; relisted: boolean }[];
  actions: { number: number; title: string; group: number; class: number; lineInClass: number }[];
  targets: {
    number: number;
    title: string;
    baseline: string;
    baselineDate: string;
    target: string;
    targetYear: number;
    unit: string;
  }[];
  sections: { name: string }[];
  statusTable: { name: string; 2012: number | null; 2022: number }[];
  students: { name: string; count: number }[];
}

const { db } = await withTestDatabase();
const [document] = await loadPlans(db, "172014", ["kanazawa-2023"]);
if (!document) throw new Error("the plan was not loaded");
const expected = readExpected<Expected>("kanazawa");
const list = <R extends PlanRecord>(kind: string) => recordsOf<R>(document, kind);
const nodes = placeNodes(document);

it("has the printed tree: numbers, titles, levels and what hangs below what", () => {
  expect(nodes.map(withoutPath)).toEqual(expectedNodes(expected.nodes));
});

it("lists the projects in printed order, three of them again, each with one home", () => {
  const titles = new Map(list<Project>("projects").map((project) => [project.key, project.title]));
  const paths = new Map(nodes.map((node) => [node.key, node.path]));
  const listings = list<Listing>("listings").map((listing) => ({
    title: printed(listing.printedTitle ?? titles.get(listing.project)),
    node: paths.get(listing.node),
    relisted: !listing.home,
  }));
  expect(listings).toEqual(
    expected.projects.map(({ title, node, relisted }) => ({ title: printed(title), node: printed(node), relisted })),
  );
  expect(listings).toHaveLength(99);
  expect(list("projects")).toHaveLength(96);
  expect(listings.filter((listing) => listing.relisted)).toHaveLength(3);
});

it("has the 22 actions under their evidence groups and classes; two of them share a printed line", () => {
  const groups = new Map(list<EvidenceGroup>("evidenceGroups").map((group) => [group.key, Number(group.number)]));
  const classes = new Map(list<ActionClass>("actionClasses").map((entry) => [entry.key, Number(entry.number)]));
  const actions = list<Action>("actions");
  expect(
    actions.map(({ number, title, ...action }) => ({
      number,
      title: printed(title),
      group: groups.get(action.group),
      class: classes.get(action.class),
    })),
  ).toEqual(
    expected.actions.map(({ number, title, group, class: actionClass }) => ({
      number,
      title: printed(title),
      group,
      class: actionClass,
    })),
  );
  const byLine = Map.groupBy(expected.actions, (action) => action.lineInClass);
  const shared = [...byLine.values()]
    .filter((actions) => actions.length > 1)
    .map((pair) => pair.map(({ number }) => number));
  expect(shared).toEqual([[4, 18]]);
  expect(actions.filter((action) => action.printedWith !== null).map((a) => [a.number, a.printedWith])).toEqual([
    [4, 18],
    [18, 4],
  ]);
});

it("has the five targets with their baselines", () => {
  const indicators = new Map(list<Indicator>("indicators").map((indicator) => [indicator.key, indicator]));
  const targets = list<Target>("targets").map((target) => ({
    number: target.number,
    title: printed(indicators.get(target.indicator)?.title),
    unit: printed(indicators.get(target.indicator)?.unit),
    baseline: plainNumber(target.baselineValue),
    baselineDate: target.baselineDate,
    target: plainNumber(target.targetValue),
    // The plan names fiscal 2027, which ends in March 2028.
    targetDate: target.targetDate,
  }));
  expect(targets).toEqual(
    expected.targets.map(({ number, title, unit, baseline, baselineDate, target, targetYear }) => ({
      number: String(number),
      title: printed(title),
      unit: printed(unit),
      baseline: plainNumber(baseline),
      baselineDate,
      target: plainNumber(target),
      targetDate: `${targetYear + 1}-03-31`,
    })),
  );
});

it("has the sections of the working group in printed order", () => {
  expect(list<PlanSection>("sections").map(({ name }) => printed(name))).toEqual(
    expected.sections.map(({ name }) => printed(name)),
  );
  expect(list("sections")).toHaveLength(45);
});

it("has the tables of statuses and of students, whose totals are their sums", () => {
  expect(rowsOf("residence-status")).toEqual(
    expected.statusTable.map((row) => [printed(row.name), row[2012], row[2022]]),
  );
  expect(rowsOf("students-by-nationality")).toEqual(expected.students.map(({ name, count }) => [printed(name), count]));
  for (const key of ["residence-status", "students-by-nationality"]) {
    const rows = rowsOf(key);
    const total = rows.at(-1) ?? [];
    for (let column = 1; column < total.length; column++) {
      expect(rows.slice(0, -1).reduce((sum, row) => sum + Number(row[column]), 0)).toBe(total[column]);
    }
  }
});

function rowsOf(key: string): (string | number | null)[][] {
  const table = list<EvidenceTable>("evidenceTables").find((entry) => entry.key === key);
  return (table?.rows ?? []).map((row) =>
    row.map((cell) => (cell === null || typeof cell === "number" ? cell : printed(cell))),
  );
}
