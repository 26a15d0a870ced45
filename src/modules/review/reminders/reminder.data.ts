import type { Scope } from "#platform/db/scope.ts";
import type { EarlierReminder, ReminderLine } from "./reminder.rules.ts";

/** What each person was told since a day, by person. */
export async function listReminders(scope: Scope, since: string): Promise<Map<string, EarlierReminder[]>> {
  const rows = await scope.db
    .selectFrom("reminders")
    .select(["staff_id as staffId", "day", "lines"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("day", ">=", since)
    .execute();
  const told = rows.map(({ staffId, day, lines }) => ({
    staffId,
    day,
    sheetIds: (lines as unknown as ReminderLine[]).map((line) => line.sheetId),
  }));
  return Map.groupBy(told, ({ staffId }) => staffId);
}

/** False where she was reminded today already: another process was quicker. */
export async function insertReminder(
  scope: Scope,
  reminder: { staffId: string; day: string; mailId: string; lines: readonly ReminderLine[] },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto("reminders")
    .values({
      municipality_id: scope.municipalityId,
      staff_id: reminder.staffId,
      day: reminder.day,
      mail_id: reminder.mailId,
      lines: JSON.stringify(reminder.lines),
    })
    .onConflict((conflict) => conflict.columns(["municipality_id", "staff_id", "day"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
