import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import { fiscalYearDays } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Fact, FactState, NewFact, Quantity } from "./fact.rules.ts";
import type { QuantityWords } from "./quantity-words.ts";

/** Who writes a row of the ledger, and when. */
export interface Entry {
  enteredBy: string | null;
  enteredAt: Date;
}

/**
 * Adds a fact. Undefined where its source has left the same kind of fact already and it was not taken back: of two at
 * once the second waits for the first.
 */
export async function insertFact(scope: Scope, fact: NewFact, entry: Entry): Promise<number | undefined> {
  const row = await scope.db
    .insertInto("facts")
    .values({
      ...rowOf(scope, fact, entry),
      source_round: fact.source ? await countTakenBack(scope, { ...fact.source, kind: fact.kind }) : 0,
    })
    .onConflict((clash) =>
      clash
        .columns(["municipality_id", "source_module", "source_object", "kind", "source_round"])
        .where("reverses", "is", null)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** @throws AppError conflict where somebody has taken it back already */
export async function insertReversal(
  scope: Scope,
  reversal: NewFact & { reverses: number; reason: string },
  entry: Entry,
): Promise<number> {
  const row = await scope.db
    .insertInto("facts")
    .values({ ...rowOf(scope, reversal, entry), reverses: reversal.reverses, reason: reversal.reason })
    .onConflict((clash) => clash.column("reverses").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) throw conflict("plan.facts.error.reversedMeanwhile");
  return row.id;
}

function rowOf(scope: Scope, fact: NewFact, entry: Entry) {
  return {
    municipality_id: scope.municipalityId,
    plan_id: fact.planId,
    project: fact.project,
    date: fact.date,
    kind: fact.kind,
    title: JSON.stringify(fact.title),
    quantities: JSON.stringify(fact.quantities),
    source_module: fact.source?.module ?? null,
    source_object: fact.source?.object ?? null,
    body_id: fact.bodyId,
    entered_by: entry.enteredBy,
    entered_at: entry.enteredAt,
    evidence: fact.evidence,
    is_public: fact.isPublic,
    basis: fact.basis,
  };
}

interface SourceOfKind {
  module: string;
  object: string;
  kind: string;
}

async function countTakenBack(scope: Scope, { module, object, kind }: SourceOfKind): Promise<number> {
  const { count } = await scope.db
    .selectFrom("facts")
    .innerJoin("facts as reversal", "reversal.reverses", "facts.id")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("facts.municipality_id", "=", scope.municipalityId)
    .where("facts.source_module", "=", module)
    .where("facts.source_object", "=", object)
    .where("facts.kind", "=", kind)
    .executeTakeFirstOrThrow();
  return count;
}

/** The fact that counts of what a source has left of a kind. */
export async function findFactOf(scope: Scope, { module, object, kind }: SourceOfKind): Promise<Fact | undefined> {
  const rows = await factsOf(scope)
    .where("facts.source_module", "=", module)
    .where("facts.source_object", "=", object)
    .where("facts.kind", "=", kind)
    .execute();
  return rows.map(toFact).find((fact) => fact.state === "effective");
}

export interface FactsWanted {
  planId: number;
  /** Left out: those of the whole plan. */
  projects?: readonly string[];
  fiscalYear?: number;
  /** What one body did. */
  bodyId?: number;
}

/** In no order. */
export async function listFactRows(scope: Scope, wanted: FactsWanted): Promise<Fact[]> {
  if (wanted.projects?.length === 0) return [];
  let query = factsOf(scope).where("facts.plan_id", "=", wanted.planId);
  if (wanted.projects) query = query.where("facts.project", "in", wanted.projects);
  if (wanted.bodyId !== undefined) query = query.where("facts.body_id", "=", wanted.bodyId);
  if (wanted.fiscalYear !== undefined) {
    const { from, to } = fiscalYearDays(wanted.fiscalYear);
    query = query.where("facts.date", ">=", from).where("facts.date", "<=", to);
  }
  return (await query.execute()).map(toFact);
}

/** The fiscal years of a plan's facts. */
export async function listFactYears(scope: Scope, where: { planId: number; bodyId?: number }): Promise<number[]> {
  // Three months earlier, a fiscal year is a calendar year.
  const year = sql<number>`extract(year from date - interval '3 months')::integer`;
  let query = scope.db
    .selectFrom("facts")
    .select(year.as("year"))
    .distinct()
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId);
  if (where.bodyId !== undefined) query = query.where("body_id", "=", where.bodyId);
  return (await query.execute()).map((row) => row.year);
}

/** @throws AppError notFound also for another municipality's or another project's fact */
export async function getFact(scope: Scope, id: number, place?: { planId: number; project: string }): Promise<Fact> {
  let query = factsOf(scope).where("facts.id", "=", id);
  if (place) query = query.where("facts.plan_id", "=", place.planId).where("facts.project", "=", place.project);
  const row = await query.executeTakeFirst();
  if (!row) throw notFound("plan.facts.error.notFound");
  return toFact(row);
}

/** The projects for which somebody entered facts, the latest first. */
export async function listRecentProjects(
  scope: Scope,
  where: { staffId: string; limit: number },
): Promise<{ planId: number; project: string }[]> {
  const rows = await scope.db
    .selectFrom("facts")
    .select(["plan_id as planId", "project"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("entered_by", "=", where.staffId)
    .groupBy(["plan_id", "project"])
    .orderBy((query) => query.fn.max("id"), "desc")
    .limit(where.limit)
    .execute();
  return rows;
}

/** What the plan's facts have counted so far, the words of the newest first. */
export async function listKnownQuantities(scope: Scope, planId: number): Promise<QuantityWords[]> {
  const { rows } = await sql<QuantityWords>`
    select item ->> 'name' as name, item -> 'label' as label, item -> 'unit' as unit
    from facts, jsonb_array_elements(quantities) as item
    where municipality_id = ${scope.municipalityId} and plan_id = ${planId} and reverses is null
    group by 1, 2, 3 order by max(facts.id) desc`.execute(scope.db);
  return rows;
}

/** Facts of the municipality that count, from one day to another. */
export async function countEffectiveFacts(scope: Scope, days: { from: string; to: string }): Promise<number> {
  const { count } = await scope.db
    .selectFrom("facts")
    .leftJoin("facts as reversal", "reversal.reverses", "facts.id")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("facts.municipality_id", "=", scope.municipalityId)
    .where("facts.reverses", "is", null)
    .where("reversal.id", "is", null)
    .where("facts.date", ">=", days.from)
    .where("facts.date", "<=", days.to)
    .executeTakeFirstOrThrow();
  return count;
}

/** The database lets nothing else go. */
export async function deleteDemoFacts(scope: Scope, planId: number): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("facts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .where("basis", "=", "demo")
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const factsOf = (scope: Scope) =>
  scope.db
    .selectFrom("facts")
    .leftJoin("facts as reversal", "reversal.reverses", "facts.id")
    .selectAll("facts")
    .select("reversal.id as reversed_by")
    .where("facts.municipality_id", "=", scope.municipalityId);

type FactRow = Awaited<ReturnType<ReturnType<typeof factsOf>["executeTakeFirstOrThrow"]>>;

function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    planId: row.plan_id,
    project: row.project,
    date: row.date,
    kind: row.kind,
    title: row.title as Text,
    quantities: row.quantities as unknown as Quantity[],
    source:
      row.source_module === null || row.source_object === null
        ? null
        : { module: row.source_module, object: row.source_object },
    bodyId: row.body_id,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    reason: row.reason,
    evidence: row.evidence,
    isPublic: row.is_public,
    basis: row.basis as NewFact["basis"],
    state: stateOf(row),
  };
}

function stateOf({ reverses, reversed_by }: Pick<FactRow, "reverses" | "reversed_by">): FactState {
  if (reverses !== null) return "reversal";
  return reversed_by === null ? "effective" : "reversed";
}
