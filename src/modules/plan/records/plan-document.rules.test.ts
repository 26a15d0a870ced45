import { expect, it } from "vitest";
import { checkDocument, checkTree, type PlanDocument } from "./plan-document.rules.ts";
import { PLAN_KINDS } from "./plan-kinds.ts";
import type { PlanNode } from "./plan-records.ts";

const node = (key: string, parent: string | null) => ({ key, parent }) as PlanNode;

it("tells what hangs in or below a circle from what stands too deep, in whatever order the nodes come", () => {
  const nodes = [
    node("below", "b"),
    node("a", "b"),
    node("b", "a"),
    node("self", "self"),
    node("third", "second"),
    node("second", "first"),
    node("first", null),
    node("orphan", "nowhere"),
  ];
  const expected = [
    ["nodes.a.parent", "plan.error.circle"],
    ["nodes.b.parent", "plan.error.circle"],
    ["nodes.below.parent", "plan.error.circle"],
    ["nodes.self.parent", "plan.error.circle"],
    ["nodes.third.parent", "plan.error.tooDeep"],
  ];
  for (const order of [nodes, nodes.toReversed()]) {
    const issues = checkTree(order, 2);
    expect(issues.map(({ path, code }) => [path, code]).sort()).toEqual(expected);
  }
});

/** Far more than a plan may have: what grows with the square of the size would take many minutes. */
it("comes to an end with a chain of 100,000 nodes and as many links", () => {
  const nodes = Array.from({ length: 100_000 }, (_, index) => node(`n${index}`, index === 0 ? null : `n${index - 1}`));
  const links = nodes.map(({ key }) => ({ key, type: "nodeToNode", from: key, to: "n99999" }));
  const plan = { key: "p", levels: [{}, {}] };
  const document = { plan, records: { nodes, links: [...links, { ...links[0], key: "lost", to: "n100000" }] } };
  const issues = checkDocument(document as unknown as PlanDocument, PLAN_KINDS);
  expect(issues.filter(({ code }) => code === "plan.error.tooDeep")).toHaveLength(99_998);
  expect(issues.filter(({ code }) => code === "plan.error.reference").map(({ path }) => path)).toEqual([
    "links.lost.to",
  ]);
});
