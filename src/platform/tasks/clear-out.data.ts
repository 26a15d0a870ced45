import type { Scope } from "#platform/db/scope.ts";

/** Files that came of tasks before the one day, tasks that ended before the other. Returns how many tasks went. */
export async function clearOutTasks(
  scope: Scope,
  { filesBefore, before }: { filesBefore: Date; before: Date },
): Promise<number> {
  await scope.db
    .updateTable("tasks")
    .set({ result: null })
    .where("municipality_id", "=", scope.municipalityId)
    .where("result", "is not", null)
    .where("finished_at", "<", filesBefore)
    .execute();
  const gone = await scope.db
    .deleteFrom("tasks")
    .where("municipality_id", "=", scope.municipalityId)
    // What a killed process left behind has no end.
    .where((eb) => eb(eb.fn.coalesce("finished_at", "seen_at"), "<", before))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
