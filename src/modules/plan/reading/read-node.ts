import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { getKind } from "../editing/edit-plan.ts";
import { isInForce } from "../records/in-force.rules.ts";
import { nodeKind, PLAN_KINDS } from "../records/plan-kinds.ts";
import { getPlan, listRecords } from "../records/plan-record.data.ts";
import type { DesiredState, NodeText, PlanNode } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { pathTo } from "./plan-tree.rules.ts";
import { listListedProjects, type ProjectAtNode } from "./project-page.data.ts";

/** A node with its place in the tree and what stands directly at it. */
export interface NodeReading {
  node: PlanNode;
  /** From the top down, the node itself last. */
  path: PlanNode[];
  children: PlanNode[];
  projects: ProjectAtNode[];
  texts: NodeText[];
  desiredStates: DesiredState[];
}

/** @throws AppError notFound */
export async function readNode(ctx: ResidentContext, input: { plan: string; key: string }): Promise<NodeReading> {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId });
    const path = pathTo(nodes, input.key);
    const node = path.at(-1);
    if (!node) throw notFound("plan.error.recordNotFound");
    const today = todayInJapan(ctx.clock.now());
    const own = <R extends PlanRecord>(name: string) =>
      listRecords<R>(scope, getKind(PLAN_KINDS, name), { planId, column: "node", values: [node.key] });
    return {
      node,
      path,
      children: nodes.filter((child) => child.parent === node.key && isInForce(child, today)),
      projects: await listListedProjects(scope, { planId, node: node.key, today }),
      texts: await own<NodeText>("texts"),
      desiredStates: await own<DesiredState>("desiredStates"),
    };
  });
}
