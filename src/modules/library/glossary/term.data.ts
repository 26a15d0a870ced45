import type { Scope } from "#platform/db/scope.ts";
import { conflict } from "#platform/errors.ts";
import type { OwnTerm, Term } from "./term.rules.ts";

const terms = (scope: Scope) =>
  scope.db
    .selectFrom("library_terms")
    .select(["key", "term", "version"])
    .where("municipality_id", "=", scope.municipalityId);

export async function listOwnTerms(scope: Scope): Promise<OwnTerm[]> {
  const rows = await terms(scope).orderBy("key").execute();
  return rows.map(({ key, term, version }) => ({ key, term: term as unknown as Term | null, version }));
}

/** `version`: the one that was looked at, 0 where the city had none of its own. @throws AppError conflict where it is another by now */
export async function saveOwnTerm(scope: Scope, key: string, saved: Pick<OwnTerm, "term" | "version">): Promise<void> {
  const { municipalityId } = scope;
  const before = await terms(scope).where("key", "=", key).forUpdate().executeTakeFirst();
  if ((before?.version ?? 0) !== saved.version) throw conflict("library.error.changedMeanwhile");
  const term = saved.term && JSON.stringify(saved.term);
  const row = await scope.db
    .insertInto("library_terms")
    .values({ municipality_id: municipalityId, key, term, version: saved.version + 1 })
    .onConflict((same) =>
      same
        .columns(["municipality_id", "key"])
        .doUpdateSet({ term, version: saved.version + 1 })
        .where("library_terms.version", "=", saved.version),
    )
    .returning("key")
    .executeTakeFirst();
  if (!row) throw conflict("library.error.changedMeanwhile");
}

/** The word is again what the files say. */
export async function deleteOwnTerm(scope: Scope, key: string): Promise<void> {
  await scope.db
    .deleteFrom("library_terms")
    .where("municipality_id", "=", scope.municipalityId)
    .where("key", "=", key)
    .execute();
}
