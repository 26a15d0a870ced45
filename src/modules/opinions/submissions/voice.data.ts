import type { Scope } from "#platform/db/scope.ts";

/** One opinion of one person. */
export async function addVoice(scope: Scope, voice: { opinionId: number; submissionId: string }): Promise<void> {
  await scope.db
    .insertInto("opinion_voices")
    .values({
      municipality_id: scope.municipalityId,
      opinion_id: voice.opinionId,
      submission_id: voice.submissionId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The opinions that were made of what people sent: by submission, with whether they are public. */
export async function listVoices(
  scope: Scope,
  submissionIds: readonly string[],
): Promise<{ submissionId: string; opinionId: number; isPublished: boolean }[]> {
  if (submissionIds.length === 0) return [];
  const rows = await scope.db
    .selectFrom("opinion_voices as voice")
    .innerJoin("opinions as opinion", "opinion.id", "voice.opinion_id")
    .select(["voice.submission_id", "voice.opinion_id", "opinion.published_at"])
    .where("voice.municipality_id", "=", scope.municipalityId)
    .where("voice.submission_id", "in", [...submissionIds])
    .orderBy("voice.opinion_id")
    .execute();
  return rows.map((row) => ({
    submissionId: row.submission_id,
    opinionId: row.opinion_id,
    isPublished: row.published_at !== null,
  }));
}

/** Takes a person's voice away from every opinion. Opinions that nobody else said and nobody sees yet go with it. */
export async function removeVoices(scope: Scope, submissionId: string): Promise<void> {
  const taken = await scope.db
    .deleteFrom("opinion_voices")
    .where("municipality_id", "=", scope.municipalityId)
    .where("submission_id", "=", submissionId)
    .returning("opinion_id")
    .execute();
  if (taken.length === 0) return;
  await scope.db
    .deleteFrom("opinions")
    .where("municipality_id", "=", scope.municipalityId)
    .where(
      "id",
      "in",
      taken.map((row) => row.opinion_id),
    )
    .where("published_at", "is", null)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom("opinion_voices")
            .select("opinion_id")
            .whereRef("opinion_voices.opinion_id", "=", "opinions.id"),
        ),
      ),
    )
    .execute();
}
