import type { Scope } from "#platform/db/scope.ts";

export const ATTENDANCE = ["present", "absent", "proxy"] as const;
export type Attendance = (typeof ATTENDANCE)[number];

/** By member. */
export async function listAttendance(scope: Scope, meetingId: number): Promise<Map<number, Attendance>> {
  const rows = await scope.db
    .selectFrom("meeting_attendance")
    .select(["member_id", "status"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("meeting_id", "=", meetingId)
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.status as Attendance]));
}

export async function replaceAttendance(
  scope: Scope,
  meetingId: number,
  attendance: ReadonlyMap<number, Attendance>,
): Promise<void> {
  await scope.db
    .deleteFrom("meeting_attendance")
    .where("municipality_id", "=", scope.municipalityId)
    .where("meeting_id", "=", meetingId)
    .execute();
  if (attendance.size === 0) return;
  await scope.db
    .insertInto("meeting_attendance")
    .values(
      [...attendance].map(([memberId, status]) => ({
        municipality_id: scope.municipalityId,
        meeting_id: meetingId,
        member_id: memberId,
        status,
      })),
    )
    .execute();
}

/** Whether a member was counted in any meeting: then the term is part of its history. */
export async function hasAttended(scope: Scope, memberId: number): Promise<boolean> {
  const row = await scope.db
    .selectFrom("meeting_attendance")
    .select("member_id")
    .where("municipality_id", "=", scope.municipalityId)
    .where("member_id", "=", memberId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
