import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { recordsOf } from "../records/plan-document.rules.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";
import { type Place, placeRecord, positionChanges, siblingsOf } from "./plan-edit.rules.ts";

export interface Reordering extends PlanTarget {
  kind: string;
  key: string;
  /** One step among its neighbours, or straight before one of them. */
  to: "up" | "down" | { before: string };
}

/** Changes the order of records that stand beside one another. The first does not go up, nor the last down. @throws AppError invalid, forbidden, notFound */
export async function reorderRecord(ctx: StaffContext, input: Reordering): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  await editPlan(ctx, input, ({ document }) => {
    const record = getRecord(document, kind.name, input.key);
    const records = recordsOf(document, kind.name);
    const place = placeOf(siblingsOf(kind.name, records, record), input);
    const changes = place ? positionChanges(kind.name, records, placeRecord(records, record.key, place)) : [];
    return { changes, action: `${kind.one}.reordered` };
  });
}

function placeOf(siblings: readonly PlanRecord[], { key, to }: Reordering): Place | undefined {
  const at = siblings.findIndex((sibling) => sibling.key === key);
  if (typeof to === "object") {
    if (!siblings.some((sibling) => sibling.key === to.before))
      throw invalid([{ path: "before", code: "plan.error.notASibling" }]);
    return to.before === key ? undefined : to;
  }
  const neighbour = siblings[to === "up" ? at - 1 : at + 1];
  if (!neighbour) return undefined;
  return to === "up" ? { before: neighbour.key } : { after: neighbour.key };
}
