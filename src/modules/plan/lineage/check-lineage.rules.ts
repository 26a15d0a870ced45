import type { Issue } from "#platform/errors.ts";
import { firstDay, lastDay } from "#platform/i18n/partial-date.ts";
import type { PlanHead, Project } from "../records/plan-records.ts";
import type { Lineage } from "./lineage-kind.ts";

interface Family {
  plan: PlanHead;
  projects: readonly Project[];
  lineage: readonly Lineage[];
}

/** What the lineage of a plan's projects must keep to. Former projects of other plans are not known here. */
export function checkLineage({ plan, projects, lineage }: Family): Issue[] {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  const own = lineage.filter((entry) => entry.fromPlan === null);
  const merged = new Set(own.filter((entry) => entry.type === "merged").map(({ from }) => from));
  const counts = Map.groupBy(own, ({ from }) => from);
  const circling = new Set(edgesInCircles(own));
  const wrong = (entry: Lineage, field: string, code: string): Issue => ({
    path: `lineage.${entry.key}.${field}`,
    code,
    params: { key: entry.from, list: "projects" },
  });
  return [
    ...own.filter(({ from }) => !byKey.has(from)).map((entry) => wrong(entry, "from", "plan.error.reference")),
    ...own.filter((entry) => circling.has(entry)).map((entry) => wrong(entry, "to", "plan.error.lineageCircle")),
    ...own
      .filter(({ from }) => merged.has(from) && byKey.get(from)?.retiredOn === null)
      .map((entry) => wrong(entry, "from", "plan.error.lineageInForce")),
    ...own
      .filter(({ from }) => merged.has(from) && (counts.get(from)?.length ?? 0) > 1)
      .map((entry) => wrong(entry, "from", "plan.error.lineageTwice")),
    ...lineage.filter(({ on }) => !isInPeriod(plan, on)).map((entry) => wrong(entry, "on", "plan.error.lineagePeriod")),
  ];
}

/** Compared as precisely as both are known; an open period has no end. */
export function isInPeriod(
  { periodStart, periodEnd }: Pick<PlanHead, "periodStart" | "periodEnd">,
  on: string,
): boolean {
  const hasBegun = periodStart === null || lastDay(on) >= firstDay(periodStart);
  return hasBegun && (periodEnd === null || firstDay(on) <= lastDay(periodEnd));
}

interface Edge {
  from: string;
  to: string;
}

/** The edges by which one could go round: neither before all circles nor behind them. */
export function edgesInCircles<E extends Edge>(edges: readonly E[]): E[] {
  const behind = peel(edges, ({ from, to }) => ({ start: from, end: to }));
  return peel(behind, ({ from, to }) => ({ start: to, end: from }));
}

/** Takes away, one after the other, the edges that start where none ends. */
function peel<E>(edges: readonly E[], ends: (edge: E) => { start: string; end: string }): E[] {
  const arriving = new Map<string, number>();
  const count = (place: string, more: number) => {
    const now = (arriving.get(place) ?? 0) + more;
    arriving.set(place, now);
    return now;
  };
  for (const edge of edges) count(ends(edge).end, 1);
  const leaving = Map.groupBy(edges, (edge) => ends(edge).start);
  const open = [...leaving.keys()].filter((place) => !arriving.has(place));
  const gone = new Set<E>();
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const edge of leaving.get(place) ?? []) {
      gone.add(edge);
      if (count(ends(edge).end, -1) === 0) open.push(ends(edge).end);
    }
  }
  return edges.filter((edge) => !gone.has(edge));
}
