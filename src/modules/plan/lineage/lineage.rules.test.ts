import fc from "fast-check";
import { expect, it } from "vitest";
import { checkDocument, type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { Listing, PlanHead, Project } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { checkLineage, edgesInCircles } from "./check-lineage.rules.ts";
import { ancestorsOf, successorsOf, wouldCircle } from "./family.rules.ts";
import { betweenTexts, joinTexts } from "./join-texts.rules.ts";
import type { LineageStep } from "./lineage.data.ts";
import type { Lineage } from "./lineage-kind.ts";
import { mergeProjects, splitProject } from "./regroup.rules.ts";

const record = (key: string, fields: object) =>
  ({ key, position: "1", version: 1, basis: "source", basisReason: null, source: null, ...fields }) as PlanRecord;
const project = (key: string, more: object = {}) =>
  record(key, { title: { ja: key }, summary: null, retiredOn: null, ...more }) as Project;
const NODES = ["n1", "n2", "n3"];
const plan = { key: "p", levels: [{}], columns: [], horizons: [], periodStart: "2023-04", periodEnd: "2028-03" };

/** Projects `a`, `b`, … each at some nodes, the first of which is its home. */
const plans = fc
  .array(fc.uniqueArray(fc.constantFrom(...NODES), { minLength: 1 }), { minLength: 3, maxLength: 5 })
  .map((places): PlanDocument => {
    const keys = places.map((_, index) => "abcde"[index] ?? "");
    const listings = places.flatMap((nodes, at) =>
      nodes.map((node, index) =>
        record(`${keys[at]}-${node}`, { project: keys[at], node, home: index === 0, printedTitle: null }),
      ),
    );
    return {
      plan: plan as unknown as PlanHead,
      records: {
        nodes: NODES.map((key) => record(key, { parent: null, title: { ja: key } })),
        projects: keys.map((key) => project(key)),
        listings,
      },
    };
  });
const nodesOf = (document: PlanDocument, keys: readonly string[]) =>
  new Set(
    recordsOf<Listing>(document, "listings").flatMap((entry) => (keys.includes(entry.project) ? entry.node : [])),
  );
const find = (document: PlanDocument, key: string) =>
  recordsOf<Project>(document, "projects").find((entry) => entry.key === key);

it("merges into a plan that hangs together: the others end, no place is lost, each is tied to what it became", () => {
  fc.assert(
    fc.property(plans, fc.constantFrom("a", "b", "new"), fc.constantFrom(...NODES), (document, key, home) => {
      const from = [find(document, "a"), find(document, "b")] as Project[];
      const outcome = { project: project(key, { title: { ja: "まとめた事業" } }), home };
      const merged = mergeProjects(document, { from, outcome, on: "2025-04-01", reason: null });
      expect(checkDocument(merged, PLAN_KINDS)).toEqual([]);
      const others = ["a", "b"].filter((entry) => entry !== key);
      for (const entry of others) expect(find(merged, entry)?.retiredOn).toBe("2025-04-01");
      expect(find(merged, key)?.retiredOn).toBeNull();
      expect(nodesOf(merged, [key])).toEqual(new Set([home, ...nodesOf(document, ["a", "b"])]));
      for (const entry of ["a", "b", "c"])
        if (entry !== key) expect(nodesOf(merged, [entry])).toEqual(nodesOf(document, [entry]));
      const ties = recordsOf<Lineage>(merged, "lineage");
      expect(ties.map((tie) => [tie.type, tie.from, tie.to, tie.fromTitle])).toEqual(
        others.map((entry) => ["merged", entry, key, { ja: entry }]),
      );
      expect(new Set(ties.map((tie) => tie.toTitle?.ja))).toEqual(new Set([key === "new" ? undefined : key]));
    }),
  );
});

it("splits into a plan that hangs together; the project goes on where a part has its key, and ends where none has", () => {
  fc.assert(
    fc.property(plans, fc.boolean(), fc.constantFrom(...NODES), (document, goesOn, home) => {
      const outcomes = [
        { project: project(goesOn ? "a" : "x"), home },
        { project: project("y"), home },
      ];
      const split = splitProject(document, {
        from: find(document, "a") as Project,
        outcomes,
        on: "2025-04-01",
        reason: null,
      });
      expect(checkDocument(split, PLAN_KINDS)).toEqual([]);
      expect(find(split, "a")?.retiredOn).toBe(goesOn ? null : "2025-04-01");
      expect(recordsOf<Lineage>(split, "lineage").map(({ from, to }) => [from, to])).toEqual(
        (goesOn ? ["y"] : ["x", "y"]).map((to) => ["a", to]),
      );
    }),
  );
});

const texts = fc.array(
  fc.option(
    fc.record({ ja: fc.constantFrom("甲", "乙", "丙"), en: fc.constantFrom("A", "B", "C") }, { requiredKeys: [] }),
    { nil: null },
  ),
  { maxLength: 5 },
);

it("joins texts so that nothing that was said in any language is lost, and nothing is said twice", () => {
  fc.assert(
    fc.property(texts, (given) => {
      const joined = joinTexts(given, betweenTexts);
      for (const code of ["ja", "en"] as const) {
        const said = new Set(given.flatMap((text) => text?.[code] ?? []));
        expect(new Set(joined?.[code]?.split("\n") ?? [])).toEqual(said);
        expect(joined?.[code]?.split("\n").length ?? 0).toBe(said.size);
      }
    }),
  );
});

const edges = fc.array(fc.record({ from: fc.constantFrom(..."abcdef"), to: fc.constantFrom(..."abcdef") }), {
  maxLength: 12,
});

it("finds a circle exactly where one can go round", () => {
  fc.assert(
    fc.property(edges, (given) => {
      const reaches = (start: string, goal: string, seen = new Set<string>()): boolean =>
        given.some(({ from, to }) => {
          if (from !== start || seen.has(to)) return false;
          return to === goal || reaches(to, goal, seen.add(to));
        });
      expect(edgesInCircles(given).length > 0).toBe(given.some(({ from }) => reaches(from, from)));
    }),
  );
});

const tie = (from: string, to: string, more: object = {}) =>
  record(`${to}--${from}`, {
    type: "merged",
    from,
    fromPlan: null,
    to,
    on: "2025-04-01",
    fromTitle: { ja: from },
    ...more,
  }) as Lineage;
const ended = (key: string) => project(key, { retiredOn: "2025-04-01" });
const codes = (lineage: Lineage[], projects: Project[]) =>
  checkLineage({ plan: plan as unknown as PlanHead, projects, lineage }).map(({ path, code }) => `${path} ${code}`);

it("refuses a former project that is not there, that goes on though merged, that was merged twice, and days outside the period", () => {
  expect(codes([tie("gone", "b")], [project("b")])).toEqual(["lineage.b--gone.from plan.error.reference"]);
  expect(codes([tie("a", "b")], [project("a"), project("b")])).toEqual(["lineage.b--a.from plan.error.lineageInForce"]);
  expect(codes([tie("a", "b"), tie("a", "c", { type: "split" })], [ended("a"), project("b"), project("c")])).toEqual([
    "lineage.b--a.from plan.error.lineageTwice",
    "lineage.c--a.from plan.error.lineageTwice",
  ]);
  for (const on of ["2023-03-31", "2028-04-01"])
    expect(codes([tie("a", "b", { on })], [ended("a"), project("b")])).toEqual([
      "lineage.b--a.on plan.error.lineagePeriod",
    ]);
  for (const on of ["2023-04-01", "2028-03-31", "2025"])
    expect(codes([tie("a", "b", { on })], [ended("a"), project("b")])).toEqual([]);
  expect(codes([tie("x", "b", { fromPlan: "older", type: "continued" })], [project("b")])).toEqual([]);
});

it("comes to an end with a chain of 100,000 mergers", () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => ({ from: `p${index}`, to: `p${index + 1}` }));
  expect(edgesInCircles(chain)).toEqual([]);
  expect(edgesInCircles([...chain, { from: "p100000", to: "p0" }])).toHaveLength(100_001);
});

const step = (from: string, to: string, on: string): LineageStep => {
  const [plan = "", project = ""] = from.split("/");
  const [laterPlan = "", later = ""] = to.split("/");
  return {
    type: "merged",
    on,
    from: { plan, planId: 1, project, title: { ja: project } },
    to: { plan: laterPlan, planId: 2, project: later, title: { ja: later }, titleBefore: null },
    reason: null,
  };
};

it("follows a project back through mergers and plans, the nearest first, and forward by one step", () => {
  const steps = [
    step("old/a", "new/b", "2023"),
    step("new/b", "new/d", "2025"),
    step("new/c", "new/d", "2025"),
    step("old/z", "old/y", "2020"),
  ];
  const found = ancestorsOf(steps, { plan: "new", project: "d" });
  expect(found.map(({ from, generation }) => `${generation} ${from.plan}/${from.project}`)).toEqual([
    "1 new/b",
    "1 new/c",
    "2 old/a",
  ]);
  expect(successorsOf(steps, { plan: "old", project: "a" }).map(({ to }) => to.project)).toEqual(["b"]);
  expect(wouldCircle(steps, { plan: "new", project: "d" }, { plan: "old", project: "a" })).toBe(true);
  expect(wouldCircle(steps, { plan: "old", project: "z" }, { plan: "new", project: "d" })).toBe(false);
});
