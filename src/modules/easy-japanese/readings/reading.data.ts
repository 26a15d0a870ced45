import type { Scope } from "#platform/db/scope.ts";

export interface ConfirmedReading {
  word: string;
  reading: string;
  /** Who, by id. */
  by: string;
  at: Date;
}

export async function listReadings(scope: Scope): Promise<ConfirmedReading[]> {
  const rows = await scope.db
    .selectFrom("easy_readings")
    .select(["word", "reading", "confirmed_by", "confirmed_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("word")
    .execute();
  return rows.map(({ word, reading, confirmed_by, confirmed_at }) => ({
    ...{ word, reading, by: confirmed_by, at: confirmed_at },
  }));
}

export async function saveReading(scope: Scope, { word, reading, by, at }: ConfirmedReading): Promise<void> {
  const said = { reading, confirmed_by: by, confirmed_at: at };
  await scope.db
    .insertInto("easy_readings")
    .values({ municipality_id: scope.municipalityId, word, ...said })
    .onConflict((same) => same.columns(["municipality_id", "word"]).doUpdateSet(said))
    .execute();
}

/** What it was; undefined where nobody had confirmed it. */
export async function deleteReading(scope: Scope, word: string): Promise<string | undefined> {
  const gone = await scope.db
    .deleteFrom("easy_readings")
    .where("municipality_id", "=", scope.municipalityId)
    .where("word", "=", word)
    .returning("reading")
    .executeTakeFirst();
  return gone?.reading;
}
