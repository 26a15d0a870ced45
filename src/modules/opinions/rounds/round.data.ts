import { type Selectable, sql } from "kysely";
import { sqlState } from "#platform/db/database.ts";
import type { CommentRounds } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Asked, DraftLink, Round, RoundKind } from "./round.rules.ts";

/** The standing voice first, then the newest. */
export async function listRounds(scope: Scope): Promise<Round[]> {
  const rows = await rounds(scope)
    .orderBy(sql`kind = 'standingVoice'`, "desc")
    .orderBy("opens_on", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(toRound);
}

/** @throws AppError notFound */
export async function getRound(scope: Scope, key: string): Promise<Round> {
  const row = await rounds(scope).where("key", "=", key).executeTakeFirst();
  if (!row) throw notFound();
  return toRound(row);
}

export async function findRoundById(scope: Scope, id: number): Promise<Round | undefined> {
  const row = await rounds(scope).where("id", "=", id).executeTakeFirst();
  return row && toRound(row);
}

/** Locks the row until the transaction ends. @throws AppError notFound, conflict */
export async function getRoundForUpdate(scope: Scope, key: string, version?: number): Promise<Round> {
  const row = await rounds(scope).where("key", "=", key).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw conflict("opinions.staff.error.changedMeanwhile");
  return toRound(row);
}

/** @throws AppError invalid where the key is taken or the city has its standing voice already */
export async function insertRound(scope: Scope, round: Omit<Round, "id" | "version">): Promise<number> {
  try {
    const { id } = await scope.db
      .insertInto("comment_rounds")
      .values({ municipality_id: scope.municipalityId, key: round.key, kind: round.kind, ...columnsOf(round) })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    const isKey = error instanceof Error && !error.message.includes("one_voice");
    throw invalid([
      isKey
        ? { path: "key", code: "opinions.staff.error.keyTaken" }
        : { path: "kind", code: "opinions.staff.error.oneVoice" },
    ]);
  }
}

export async function updateRound(scope: Scope, round: Round): Promise<void> {
  await scope.db
    .updateTable("comment_rounds")
    .set({ ...columnsOf(round), version: sql`version + 1` })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", round.id)
    .execute();
}

export async function deleteDemoRounds(scope: Scope): Promise<void> {
  await scope.db
    .deleteFrom("comment_rounds")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .where(sql<boolean>`not exists (select from submissions s where s.round_id = comment_rounds.id)`)
    .where(sql<boolean>`not exists (select from opinions o where o.round_id = comment_rounds.id)`)
    .execute();
}

const rounds = (scope: Scope) =>
  scope.db.selectFrom("comment_rounds").selectAll().where("municipality_id", "=", scope.municipalityId);

const columnsOf = (round: Omit<Round, "id" | "version">) => ({
  plan_id: round.planId,
  title: JSON.stringify(round.title),
  summary: JSON.stringify(round.summary),
  draft_text: round.draftText && JSON.stringify(round.draftText),
  draft_links: JSON.stringify(round.draftLinks),
  draft_version: round.draftVersion,
  questions: JSON.stringify(round.questions),
  asks: JSON.stringify(round.asks),
  opens_on: round.opensOn,
  closes_on: round.closesOn,
  keep_months: round.keepMonths,
  is_published: round.isPublished,
  results_on: round.resultsOn,
  is_demo: round.isDemo,
});

function toRound(row: Selectable<CommentRounds>): Round {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind as RoundKind,
    planId: row.plan_id,
    title: row.title as Text,
    summary: row.summary as Text,
    draftText: row.draft_text as Text | null,
    draftLinks: row.draft_links as unknown as DraftLink[],
    draftVersion: row.draft_version,
    questions: row.questions as unknown as Text[],
    asks: row.asks as unknown as Asked[],
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    keepMonths: row.keep_months,
    isPublished: row.is_published,
    resultsOn: row.results_on,
    version: row.version,
    isDemo: row.is_demo,
  };
}
