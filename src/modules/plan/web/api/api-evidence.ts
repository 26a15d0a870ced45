import { z } from "zod";
import { json } from "#platform/http/reply.ts";
import { apiRead } from "#platform/http/route.ts";
import { getKind } from "../../editing/edit-plan.ts";
import { readPlanParts } from "../../reading/read-plan-parts.ts";
import { PLAN_KINDS } from "../../records/plan-kinds.ts";
import type { Action, EvidenceGroup, EvidenceTable } from "../../records/plan-records.ts";
import { apiRecord, recordShape } from "./api-record.ts";

const groupKind = getKind(PLAN_KINDS, "evidenceGroups");
const tableKind = getKind(PLAN_KINDS, "evidenceTables");
const actionKind = getKind(PLAN_KINDS, "actions");

export const evidenceRoute = apiRead({
  path: "/plans/:plan/evidence",
  summary: "What the plan is built on: evidence groups with their tables, and the actions that follow from them",
  response: z.object({
    groups: z.array(
      z
        .object({
          ...recordShape(groupKind).shape,
          tables: z.array(recordShape(tableKind)),
          actions: z.array(recordShape(actionKind)),
        })
        .meta({ id: "EvidenceWithTables" }),
    ),
  }),
  async handle(ctx, { params }) {
    const { list } = await readPlanParts(ctx, {
      plan: params.plan ?? "",
      lists: ["evidenceGroups", "evidenceTables", "actions"],
    });
    const tables = Map.groupBy(list<EvidenceTable>("evidenceTables"), (table) => table.group);
    const actions = Map.groupBy(list<Action>("actions"), (action) => action.group);
    return json({
      groups: list<EvidenceGroup>("evidenceGroups").map((group) => ({
        ...apiRecord(groupKind, group),
        tables: (tables.get(group.key) ?? []).map((table) => apiRecord(tableKind, table)),
        actions: (actions.get(group.key) ?? []).map((action) => apiRecord(actionKind, action)),
      })),
    });
  },
});
