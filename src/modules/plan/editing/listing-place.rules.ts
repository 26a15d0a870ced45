import { invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { pathTo } from "../reading/plan-tree.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { PlanNode } from "../records/plan-records.ts";

/** Projects are listed at the lowest of the plan's levels, where the tree offers to add them, and nowhere else. */
export function takesProjects(levels: readonly unknown[], nodes: readonly PlanNode[], key: string): boolean {
  return pathTo(nodes, key).length === levels.length;
}

/**
 * Whether a project may come to a node. What a file put elsewhere stays where it is. `plain` gives a text in the person's
 * language. @throws AppError invalid, at `path`
 */
export function checkListingPlace(
  document: PlanDocument,
  at: { node: string | null | undefined; path: string },
  plain: (text: Text | undefined) => string,
): void {
  const { path } = at;
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const node = nodes.find((entry) => entry.key === at.node);
  if (!at.node) throw invalid([{ path, code: "plan.error.required" }]);
  if (!node) throw invalid([{ path, code: "plan.error.reference", params: { key: at.node, list: "nodes" } }]);
  if (node.retiredOn) throw invalid([{ path, code: "plan.error.retiredTarget" }]);
  const { levels } = document.plan;
  if (takesProjects(levels, nodes, node.key)) return;
  throw invalid([{ path, code: "plan.error.notForProjects", params: { level: plain(levels.at(-1)?.name) } }]);
}
