import { z } from "zod";
import { json } from "#platform/http/reply.ts";
import { apiRead } from "#platform/http/route.ts";
import { getKind } from "../../editing/edit-plan.ts";
import { buildTree, type TreeNode } from "../../reading/plan-tree.rules.ts";
import { readNode } from "../../reading/read-node.ts";
import { readPlanParts } from "../../reading/read-plan-parts.ts";
import { nodeKind, PLAN_KINDS } from "../../records/plan-kinds.ts";
import type { DesiredState, NodeText, PlanNode } from "../../records/plan-records.ts";
import { textShape } from "../../records/record-kind.rules.ts";
import { apiNamed, namedShape } from "./api-plan.ts";
import { apiRecord, recordShape } from "./api-record.ts";

const level = z.number().int().min(1).describe("1 at the top.");
const levelName = textShape.describe("What this plan calls the level.");

const textKind = getKind(PLAN_KINDS, "texts");
const desiredStateKind = getKind(PLAN_KINDS, "desiredStates");

export const nodeListRoute = apiRead({
  path: "/plans/:plan/nodes",
  summary: "The tree of a plan as a list, each node before those below it; retired nodes are left out",
  response: z.object({
    nodes: z.array(z.object({ ...recordShape(nodeKind).shape, level, levelName }).meta({ id: "PlacedNode" })),
  }),
  async handle(ctx, { params }) {
    const { head, list, today } = await readPlanParts(ctx, { plan: params.plan ?? "", lists: ["nodes"] });
    const tree = buildTree({ nodes: list<PlanNode>("nodes"), listings: [], projects: [], today });
    const nodes = tree.flatMap(flatten).map((entry) => ({
      ...apiRecord(nodeKind, entry.node),
      level: entry.level,
      levelName: head.levels[entry.level - 1]?.name ?? {},
    }));
    return json({ nodes });
  },
});

function flatten(entry: TreeNode): TreeNode[] {
  return [entry, ...entry.children.flatMap(flatten)];
}

const listedProjectShape = z
  .object({ id: z.string(), title: textShape, home: z.boolean().describe("False where it is listed again.") })
  .meta({ id: "ListedProject" });

export const nodeRoute = apiRead({
  path: "/plans/:plan/nodes/:node",
  summary: "One node: its place in the tree and what stands at it",
  response: z.object({
    ...recordShape(nodeKind).shape,
    level,
    path: z.array(namedShape).describe("From the top down, the node itself last."),
    children: z.array(namedShape),
    projects: z.array(listedProjectShape),
    texts: z.array(recordShape(textKind)),
    desiredStates: z.array(recordShape(desiredStateKind)),
  }),
  async handle(ctx, { params }) {
    const reading = await readNode(ctx, { plan: params.plan ?? "", key: params.node ?? "" });
    return json({
      ...apiRecord(nodeKind, reading.node),
      level: reading.path.length,
      path: reading.path.map(apiNamed),
      children: reading.children.map(apiNamed),
      projects: reading.projects.map(({ key, title, home }) => ({ id: key, title, home })),
      texts: reading.texts.map((record: NodeText) => apiRecord(textKind, record)),
      desiredStates: reading.desiredStates.map((record: DesiredState) => apiRecord(desiredStateKind, record)),
    });
  },
});
