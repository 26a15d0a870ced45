import type { StaffContext } from "#platform/context.ts";
import { hasPermission } from "#platform/context.ts";
import type { PendingWork } from "#platform/module.ts";
import { listMyWork, type WorkItem } from "./sheets/list-my-work.ts";

/** Sheets to write and sheets to check, for the person's first page. */
export async function listPending(ctx: StaffContext): Promise<PendingWork[]> {
  if (!hasPermission(ctx.actor, "review.read")) return [];
  const { toWrite, toCheck } = await listMyWork(ctx);
  const line = (kind: PendingWork["kind"]) => (item: WorkItem) => ({
    kind,
    title: item.sheet.projectTitle,
    path: `/review/sheets/${item.sheet.id}`,
    due: item.due,
  });
  return [...toWrite.map(line("review.staff.pending.write")), ...toCheck.map(line("review.staff.pending.check"))];
}
