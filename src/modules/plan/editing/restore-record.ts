import type { StaffContext } from "#platform/context.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";
import type { RetirableKind } from "./retire-record.ts";

/** Puts a retired node or project in force again, where the node above it is. @throws AppError invalid, conflict, forbidden, notFound */
export async function restoreRecord(
  ctx: StaffContext,
  input: PlanTarget & { kind: RetirableKind; key: string },
): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  await editPlan(ctx, input, ({ document }) => {
    const record = getRecord<PlanNode | Project>(document, input.kind, input.key);
    if (!record.retiredOn) throw conflict("plan.error.inForceAlready");
    if (nodeAbove(document, input)?.retiredOn) throw invalid([{ path: "", code: "plan.error.retiredAbove" }]);
    const change = {
      kind: input.kind,
      key: input.key,
      operation: "edit",
      before: { retiredOn: record.retiredOn },
      after: { retiredOn: null },
    } as const;
    return { changes: [change], action: `${kind.one}.restored` };
  });
}

function nodeAbove(document: PlanDocument, { kind, key }: { kind: RetirableKind; key: string }): PlanNode | undefined {
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const above =
    kind === "nodes"
      ? nodes.find((node) => node.key === key)?.parent
      : recordsOf<Listing>(document, "listings").find((listing) => listing.project === key && listing.home)?.node;
  return nodes.find((node) => node.key === above);
}
