import type { Scope } from "#platform/db/scope.ts";
import type { Ignored, RuleId } from "../../../yasashii/index.ts";

/** A place that the writer leaves as it is. */
export interface PlaceKey {
  subject: string;
  rule: RuleId;
  words: string;
}

/** What is left as it is in one text. */
export async function listIgnored(scope: Scope, subject: string): Promise<Ignored[]> {
  const rows = await scope.db
    .selectFrom("easy_ignored")
    .select(["rule", "words", "reason"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("subject", "=", subject)
    .execute();
  return rows.map(({ rule, words, reason }) => ({ rule: rule as RuleId, text: words, because: reason }));
}

export async function saveIgnored(
  scope: Scope,
  { subject, rule, words, reason, by, at }: PlaceKey & { reason: string; by: string; at: Date },
): Promise<void> {
  await scope.db
    .insertInto("easy_ignored")
    .values({
      ...{ municipality_id: scope.municipalityId, subject, rule, words, reason },
      ...{ ignored_by: by, ignored_at: at },
    })
    .onConflict((same) =>
      same
        .columns(["municipality_id", "subject", "rule", "words_hash"])
        .doUpdateSet({ reason, ignored_by: by, ignored_at: at }),
    )
    .execute();
}

/** Whether there was one. */
export async function deleteIgnored(scope: Scope, { subject, rule, words }: PlaceKey): Promise<boolean> {
  const gone = await scope.db
    .deleteFrom("easy_ignored")
    .where("municipality_id", "=", scope.municipalityId)
    .where("subject", "=", subject)
    .where("rule", "=", rule)
    .where("words", "=", words)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
