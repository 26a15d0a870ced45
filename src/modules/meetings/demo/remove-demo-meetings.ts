import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { deleteEmptyDemoCommittees } from "../committees/committee.data.ts";
import { deleteDemoMembers } from "../committees/member.data.ts";
import { deleteDemoMeetings } from "../meeting/meeting.data.ts";

/** Takes the invented meetings and people out of a city's committees. Returns how many meetings and terms there were. */
export async function removeDemoMeetings(ctx: SystemContext): Promise<number> {
  return ctx.transaction(async (scope) => {
    const removed = (await deleteDemoMeetings(scope)) + (await deleteDemoMembers(scope));
    await deleteEmptyDemoCommittees(scope);
    if (removed === 0) return 0;
    await recordAudit(ctx, scope, {
      action: "meetings.demoRemoved",
      objectKind: "municipality",
      objectKey: ctx.municipality.code,
      after: { removed },
    });
    await bumpRevision(scope);
    return removed;
  });
}
