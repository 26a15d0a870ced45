import { expect, it } from "vitest";
import { type PlanDocument, recordsOf } from "#modules/plan/records/plan-document.rules.ts";
import type { Committee, DesiredState, NodeText, Partner } from "#modules/plan/records/plan-records.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import {
  type ExpectedNode,
  expectedNodes,
  loadPlans,
  placeNodes,
  printed,
  readExpected,
  withoutPath,
} from "./loaded-plan.ts";

type Horizons = Record<"short" | "mid" | "long", number>;

interface Expected {
  vision: { title: string };
  levels: string[];
  columns: { keys: string[]; name: string }[];
  horizons: { key: string; name: string; fromYear: number; toYear: number }[];
  counts: Horizons & { desiredStates: number; texts: number };
  textCounts: Record<string, number>;
  nodes: ExpectedNode[];
  desiredStates: (Horizons & { node: string })[];
  desiredStateHeadings: (Horizons & { node: string; heading: string })[];
  texts: (Record<string, number> & { node: string })[];
  strategy: {
    chapter: { title: string };
    nodes: ExpectedNode[];
    partnerCounts: Record<string, number>;
    partners: { node: string; name: string }[];
    committees: { name: string }[];
  };
}

const { db } = await withTestDatabase();
const [outline, strategy] = await loadPlans(db, "011002", ["sapporo-outline", "sapporo-strategy"]);
if (!outline || !strategy) throw new Error("the plans were not loaded");
const expected = readExpected<Expected>("sapporo");
const paths = pathsOf(outline);
const states = recordsOf<DesiredState>(outline, "desiredStates").map((state) => ({
  node: paths.get(state.node) ?? "",
  heading: state.heading === null ? null : printed(state.heading),
  horizon: state.horizon,
}));

function pathsOf(document: PlanDocument): Map<string, string> {
  return new Map(placeNodes(document).map((node) => [node.key, node.path]));
}

/** How many of some items there are of each key, every key named. */
function tally<T, K extends string>(
  items: readonly T[],
  keys: readonly K[],
  keyOf: (item: T) => string,
): Record<K, number> {
  const counts = keys.map((key) => [key, items.filter((item) => keyOf(item) === key).length]);
  return Object.fromEntries(counts) as Record<K, number>;
}

const HORIZONS = ["short", "mid", "long"] as const;
const byHorizon = (items: typeof states) => tally(items, HORIZONS, (state) => state.horizon);

it("has the outline's goals and directions; the first direction of goal IV is in its place", () => {
  expect(placeNodes(outline).map(withoutPath)).toEqual(expectedNodes(expected.nodes));
  expect(outline.plan.levels.map(({ name }) => printed(name))).toEqual(expected.levels.map(printed));
});

it("has the outline's vision, its table's columns and its horizons", () => {
  expect(printed(outline.plan.vision)).toContain(printed(expected.vision.title));
  expect(outline.plan.columns.map(({ key }) => key)).toEqual(expected.columns.flatMap(({ keys }) => keys));
  const named = new Map(outline.plan.columns.map((column) => [column.key, printed(column.name)]));
  for (const { keys, name } of expected.columns) {
    expect(printed(keys.map((key) => named.get(key)).join("/"))).toBe(printed(name));
  }
  expect(
    outline.plan.horizons.map(({ key, name, fromYear, toYear }) => ({ key, name: printed(name), fromYear, toYear })),
  ).toEqual(
    expected.horizons.map(({ key, name, fromYear, toYear }) => ({ key, name: printed(name), fromYear, toYear })),
  );
});

it("has 43 desired states, by direction, horizon and heading", () => {
  expect(states).toHaveLength(expected.counts.desiredStates);
  const { short, mid, long } = expected.counts;
  expect(byHorizon(states)).toEqual({ short, mid, long });
  for (const { node, ...counts } of expected.desiredStates) {
    const { short: s, mid: m, long: l } = counts;
    expect({ node, ...byHorizon(states.filter((state) => state.node === printed(node))) }).toEqual({
      node,
      short: s,
      mid: m,
      long: l,
    });
  }
  for (const { node, heading, ...counts } of expected.desiredStateHeadings) {
    const own = states.filter((state) => state.node === printed(node) && state.heading === printed(heading));
    expect({ heading, ...byHorizon(own) }).toEqual({
      heading,
      short: counts.short,
      mid: counts.mid,
      long: counts.long,
    });
  }
  const headed = new Set(expected.desiredStateHeadings.map(({ heading }) => printed(heading)));
  expect(new Set(states.flatMap(({ heading }) => (heading === null ? [] : [heading])))).toEqual(headed);
});

it("has the texts of the five columns, by direction", () => {
  const columns = expected.columns.flatMap(({ keys }) => keys);
  const texts = recordsOf<NodeText>(outline, "texts");
  expect(texts).toHaveLength(expected.counts.texts);
  expect(tally(texts, columns, (text) => text.column)).toEqual(expected.textCounts);
  for (const { node, line: _, ...counts } of expected.texts) {
    const own = texts.filter((text) => paths.get(text.node) === printed(node));
    expect({ node, ...tally(own, columns, (text) => text.column) }).toEqual({ node, ...counts });
  }
});

it("has the strategy plan's three policies, of the chapter that is read", () => {
  expect(placeNodes(strategy).map(withoutPath)).toEqual(expectedNodes(expected.strategy.nodes));
  expect(printed(strategy.plan.title)).toContain(printed(expected.strategy.chapter.title));
});

it("has the strategy plan's partners in printed order, 8, 9 and 4 of them", () => {
  const policies = pathsOf(strategy);
  const partners = recordsOf<Partner>(strategy, "partners").map(({ node, name }) => ({
    node: policies.get(node ?? "") ?? "",
    name: printed(name),
  }));
  expect(partners).toEqual(
    expected.strategy.partners.map(({ node, name }) => ({ node: printed(node), name: printed(name) })),
  );
  for (const [policy, count] of Object.entries(expected.strategy.partnerCounts)) {
    expect(partners.filter(({ node }) => node === printed(policy))).toHaveLength(count);
  }
  const committees = recordsOf<Committee>(strategy, "committees").map(({ name }) => printed(name));
  expect(committees).toEqual(expect.arrayContaining(expected.strategy.committees.map(({ name }) => printed(name))));
});
