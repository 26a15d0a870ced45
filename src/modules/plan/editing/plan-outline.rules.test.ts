import { expect, it } from "vitest";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";
import { buildOutline, type OutlineNode } from "./plan-outline.rules.ts";

const node = (key: string, parent: string | null, retiredOn: string | null = null) =>
  ({ key, parent, retiredOn, title: { ja: key } }) as PlanNode;
const project = (key: string, retiredOn: string | null = null) => ({ key, retiredOn, title: { ja: key } }) as Project;
const listing = (of: string, at: string) => ({ key: `${at}--${of}`, project: of, node: at }) as Listing;

const parts = {
  today: "2026-11-21",
  nodes: [node("1", null), node("1-1", "1"), node("1-2", "1", "2026-03-31"), node("2", null)],
  projects: [project("a"), project("b"), project("old", "2026-03-31"), project("ending", "2027-03-31")],
  listings: [
    listing("a", "1-1"),
    listing("b", "1-1"),
    listing("a", "1-2"),
    listing("old", "2"),
    listing("ending", "1-2"),
  ],
};

function drawn(level: readonly OutlineNode[]): string[] {
  return level.flatMap((entry) => [
    entry.node.key,
    ...(entry.isClosed ? ["…"] : [...entry.listings.map((listed) => listed.listing.key), ...drawn(entry.children)]),
  ]);
}

it("shows what has ended too, and counts each project in force once below a node", () => {
  const outline = buildOutline(parts, null);
  expect(drawn(outline)).toEqual(["1", "1-1", "1-1--a", "1-1--b", "1-2", "1-2--a", "1-2--ending", "2", "2--old"]);
  expect(outline.map((entry) => [entry.projects, entry.entries])).toEqual([
    [3, 6],
    [0, 1],
  ]);
});

it("closes the level from which it would be too much for a page, and opens below one node", () => {
  expect(drawn(buildOutline(parts, null, 3))).toEqual(["1", "1-1", "…", "1-2", "…", "2", "2--old"]);
  expect(drawn(buildOutline(parts, null, 2))).toEqual(["1", "…", "2", "…"]);
  expect(drawn(buildOutline(parts, "1-1", 1))).toEqual(["1-1", "1-1--a", "1-1--b"]);
  expect(buildOutline(parts, "9")).toEqual([]);
});
