import type { StaffContext } from "#platform/context.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { isInForce } from "../records/in-force.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";

/** Nodes and projects end; they are not deleted, because reports of earlier years name them. */
export type RetirableKind = "nodes" | "projects";

/**
 * Ends a node or a project on a day, written as officers do; until then the record stays in force. A
 * node below which something would still be in force then stays: what hangs there would vanish from the pages without
 * anybody having decided it. @throws AppError invalid, conflict, forbidden, notFound
 */
export async function retireRecord(
  ctx: StaffContext,
  input: PlanTarget & { kind: RetirableKind; key: string; on: string },
): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  const on = readTypedDate(input.on) ?? "";
  await editPlan(ctx, input, ({ document }) => {
    const record = getRecord<PlanNode | Project>(document, input.kind, input.key);
    if (record.retiredOn) throw conflict("plan.error.retiredAlready");
    if (on.length !== 10) throw invalid([{ path: "on", code: "plan.error.wholeDate" }]);
    const below = input.kind === "nodes" ? countBelow(document, { key: input.key, on }) : 0;
    if (below > 0) throw invalid([{ path: "on", code: "plan.error.notEmpty", params: { count: below } }]);
    const change = {
      kind: input.kind,
      key: input.key,
      operation: "edit",
      before: { retiredOn: null },
      after: { retiredOn: on },
    } as const;
    return { changes: [change], action: `${kind.one}.retired` };
  });
}

/** What would still be in force directly below a node on a day: nodes, and projects that have their home there. */
function countBelow(document: PlanDocument, { key, on }: { key: string; on: string }): number {
  const inForce = new Set(
    recordsOf<Project>(document, "projects")
      .filter((project) => isInForce(project, on))
      .map((project) => project.key),
  );
  const nodes = recordsOf<PlanNode>(document, "nodes").filter((node) => node.parent === key && isInForce(node, on));
  const homes = recordsOf<Listing>(document, "listings").filter(
    (listing) => listing.node === key && listing.home && inForce.has(listing.project),
  );
  return nodes.length + homes.length;
}
