import { sql } from "kysely";
import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, conflict, notFound } from "#platform/errors.ts";
import type { Change } from "../changes/plan-diff.rules.ts";
import type { PlanDocument } from "./plan-document.rules.ts";
import { planHeadKind } from "./plan-kinds.ts";
import type { PlanHead } from "./plan-records.ts";
import { columnOf, type Field, type PlanRecord, type RecordKind } from "./record-kind.rules.ts";

type Row = Record<string, unknown>;

const COMMON: Readonly<Record<string, Field>> = {
  basis: { type: "choice", choices: [] },
  basisReason: { type: "text", column: "basis_reason" },
  source: { type: "string" },
  position: { type: "decimal" },
};

export interface PlanReference {
  id: number;
  key: string;
}

export async function findPlan(scope: Scope, key: string): Promise<PlanReference | undefined> {
  return scope.db
    .selectFrom("plans")
    .select(["id", "key"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function getPlan(scope: Scope, key: string): Promise<PlanReference> {
  const plan = await findPlan(scope, key);
  if (!plan) throw notFound("plan.error.planNotFound");
  return plan;
}

/** A plan's head with its id, in one query. Throws notFound. */
export async function getPlanHead(scope: Scope, key: string): Promise<{ plan: PlanReference; head: PlanHead }> {
  const { rows } = await sql<Row>`
    select * from plans where municipality_id = ${scope.municipalityId} and key = ${key}`.execute(scope.db);
  const [row] = rows;
  if (!row) throw notFound("plan.error.planNotFound");
  return { plan: { id: Number(row.id), key }, head: recordOf(planHeadKind, row) as PlanHead };
}

/** The column of plan records that names their plan; the head itself is the plan. */
const planColumn = (kind: RecordKind) => sql.ref(kind.table === "plans" ? "id" : "plan_id");

/** All records of a kind, in order. `filter` names one column and the values it may have. */
export async function listRecords<R extends PlanRecord>(
  scope: Scope,
  kind: RecordKind,
  where: { planId: number; column?: string; values?: readonly string[] },
): Promise<R[]> {
  const narrowed = where.column ? sql`and ${sql.ref(where.column)} = any(${where.values ?? []})` : sql``;
  const { rows } = await sql<Row>`
    select * from ${sql.table(kind.table)}
    where municipality_id = ${scope.municipalityId} and ${planColumn(kind)} = ${where.planId} ${narrowed}
    order by position, key`.execute(scope.db);
  return rows.map((row) => recordOf(kind, row) as R);
}

/** The records of a shared kind that the municipality's other plans keep; those of all plans where `planId` is null. */
export async function listSharedElsewhere<R extends PlanRecord>(
  scope: Scope,
  kind: RecordKind,
  planId: number | null,
): Promise<R[]> {
  const others = planId === null ? sql`` : sql`and plan_id <> ${planId}`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(kind.table)}
    where municipality_id = ${scope.municipalityId} ${others} order by plan_id, position, key`.execute(scope.db);
  return rows.map((row) => recordOf(kind, row) as R);
}

export async function findRecord<R extends PlanRecord>(
  scope: Scope,
  kind: RecordKind,
  where: { planId: number; key: string },
): Promise<R | undefined> {
  const [record] = await listRecords<R>(scope, kind, { planId: where.planId, column: "key", values: [where.key] });
  return record;
}

/** The whole plan, one query a kind. */
export async function loadDocument(scope: Scope, planId: number, kinds: readonly RecordKind[]): Promise<PlanDocument> {
  const records: Record<string, PlanRecord[]> = {};
  let plan: PlanHead | undefined;
  for (const kind of kinds) {
    const list = await listRecords(scope, kind, { planId });
    if (kind.name === "plan") plan = list[0] as PlanHead;
    else records[kind.name] = list;
  }
  if (!plan) throw notFound("plan.error.planNotFound");
  return { plan, records };
}

function recordOf(kind: RecordKind, row: Row): PlanRecord {
  const record: Row = { key: row.key, version: row.version };
  for (const [name, field] of [...Object.entries(COMMON), ...Object.entries(kind.fields)])
    record[name] = row[columnOf(name, field)] ?? null;
  return record as unknown as PlanRecord;
}

function parameter(field: Field | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return field?.type === "json" || field?.type === "text" ? sql`${JSON.stringify(value)}::jsonb` : value;
}

/** Adds a plan's head and gives its id. */
export async function insertPlan(scope: Scope, kind: RecordKind, head: PlanHead): Promise<number> {
  const { columns, values } = columnsOf(kind, head as unknown as Row);
  const { rows } = await sql<{ id: number }>`
    insert into plans (municipality_id, key, ${sql.join(columns)}) values (${scope.municipalityId}, ${head.key}, ${sql.join(values)}) returning id`.execute(
    scope.db,
  );
  return rows[0]?.id ?? 0;
}

/** Adds many records of a kind at once, for a plan's first load: no history is written. */
export async function insertRecords(
  scope: Scope,
  kind: RecordKind,
  target: { planId: number; records: readonly PlanRecord[] },
): Promise<void> {
  // In slices: one statement takes at most 65,535 parameters.
  for (let from = 0; from < target.records.length; from += 500) {
    const rows = target.records
      .slice(from, from + 500)
      .map((record) => ({ key: record.key, ...columnsOf(kind, wholeOf(kind, record)) }));
    const columns = rows[0]?.columns ?? [];
    const tuples = rows.map(
      (row) => sql`(${scope.municipalityId}, ${target.planId}, ${row.key}, ${sql.join(row.values)})`,
    );
    await sql`insert into ${sql.table(kind.table)} (municipality_id, plan_id, key, ${sql.join(columns)}) values ${sql.join(tuples)}`.execute(
      scope.db,
    );
  }
}

/** A record with each of its kind's fields, in one order. */
function wholeOf(kind: RecordKind, record: PlanRecord): Row {
  const fields = record as unknown as Row;
  return Object.fromEntries(
    [...Object.keys(COMMON), ...Object.keys(kind.fields)].map((name) => [name, fields[name] ?? null]),
  );
}

function columnsOf(kind: RecordKind, fields: Row): { columns: ReturnType<typeof sql.ref>[]; values: unknown[] } {
  const known: Record<string, Field> = { ...COMMON, ...kind.fields };
  const names = Object.keys(fields).filter((name) => name in known);
  return {
    columns: names.map((name) => sql.ref(columnOf(name, known[name] as Field))),
    values: names.map((name) => parameter(known[name], fields[name])),
  };
}

/**
 * Carries out one change. An edit counts the record's version up; with `version` given it is refused when somebody else
 * changed the record in between (`plan.error.changedMeanwhile`).
 */
export async function writeChange(
  scope: Scope,
  change: Change,
  target: { planId: number; kind: RecordKind; version?: number },
): Promise<void> {
  try {
    if (change.operation === "add") await insertRecord(scope, change.key, { ...target, fields: change.after });
    else if (change.operation === "remove") await deleteRecord(scope, change.key, target);
    else await updateRecord(scope, change.key, { ...target, fields: change.after });
  } catch (error) {
    throw explain(error, change);
  }
}

interface Target {
  planId: number;
  kind: RecordKind;
  version?: number;
}

async function insertRecord(scope: Scope, key: string, target: Target & { fields: Row }): Promise<void> {
  const { columns, values } = columnsOf(target.kind, target.fields);
  await sql`
    insert into ${sql.table(target.kind.table)} (municipality_id, plan_id, key, ${sql.join(columns)})
    values (${scope.municipalityId}, ${target.planId}, ${key}, ${sql.join(values)})`.execute(scope.db);
}

async function updateRecord(scope: Scope, key: string, target: Target & { fields: Row }): Promise<void> {
  const { columns, values } = columnsOf(target.kind, target.fields);
  const assignments = columns.map((column, index) => sql`${column} = ${values[index]}`);
  const unchanged = target.version === undefined ? sql`` : sql`and version = ${target.version}`;
  const result = await sql`
    update ${sql.table(target.kind.table)} set ${sql.join(assignments)}, version = version + 1
    where municipality_id = ${scope.municipalityId} and ${planColumn(target.kind)} = ${target.planId} and key = ${key} ${unchanged}`.execute(
    scope.db,
  );
  if (result.numAffectedRows === 0n) throw conflict("plan.error.changedMeanwhile");
}

async function deleteRecord(scope: Scope, key: string, target: Target): Promise<void> {
  const unchanged = target.version === undefined ? sql`` : sql`and version = ${target.version}`;
  const result = await sql`
    delete from ${sql.table(target.kind.table)}
    where municipality_id = ${scope.municipalityId} and ${planColumn(target.kind)} = ${target.planId} and key = ${key} ${unchanged}`.execute(
    scope.db,
  );
  if (result.numAffectedRows === 0n) throw conflict("plan.error.changedMeanwhile");
}

const EXPLANATIONS: Record<string, string> = {
  "23505": "plan.error.keyTwice",
  "23503": "plan.error.reference",
  "23P01": "plan.error.manyHomes",
  "23514": "plan.error.check",
};

function explain(error: unknown, change: Change): unknown {
  const code = EXPLANATIONS[sqlState(error) ?? ""];
  if (!code) return error;
  return new AppError("invalid", code, {
    issues: [{ path: `${change.kind}.${change.key}`, code, params: { key: change.key, list: change.kind } }],
  });
}

/** Puts deferred checks (references, one home) to the test now, so that a wrong change is told apart from a lost connection. */
export async function checkConstraints(scope: Scope): Promise<void> {
  try {
    await sql`set constraints all immediate`.execute(scope.db);
    await sql`set constraints all deferred`.execute(scope.db);
  } catch (error) {
    const code = EXPLANATIONS[sqlState(error) ?? ""];
    if (!code) throw error;
    throw new AppError("invalid", code, { issues: [{ path: "", code, params: { key: "", list: "" } }] });
  }
}
