import type { Scope } from "#platform/db/scope.ts";

/** Attachments older than the one day, mails older than the other; what still waits stays. Returns how many mails went. */
export async function clearOutMail(
  scope: Scope,
  { filesBefore, before }: { filesBefore: Date; before: Date },
): Promise<number> {
  await scope.db
    .updateTable("mails")
    .set({ attachment: null, attachment_name: null, attachment_type: null })
    .where("municipality_id", "=", scope.municipalityId)
    .where("state", "in", ["sent", "failed", "uncertain"])
    .where("attachment", "is not", null)
    .where("created_at", "<", filesBefore)
    .execute();
  const gone = await scope.db
    .deleteFrom("mails")
    .where("municipality_id", "=", scope.municipalityId)
    .where("state", "in", ["sent", "failed", "uncertain"])
    .where("created_at", "<", before)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
