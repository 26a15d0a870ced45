import { createHash } from "node:crypto";
import { sql } from "kysely";
import { canonical } from "#platform/canonical.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { VersionDocument } from "./load-version-document.ts";
import type { VersionKind } from "./plan-state.rules.ts";

/** Number and date of the internal approval (決裁); either may not be known. */
export interface Decision {
  number: string | null;
  decidedOn: string | null;
}

/** A kept version, without what is in it. */
export interface VersionEntry {
  id: number;
  number: number;
  kind: VersionKind;
  /** What the city calls it. */
  label: Text | null;
  /** As precise as it is known: of the adoption, of the amendment. */
  datedOn: string | null;
  reason: string | null;
  /** Null: the system, from the plan file. */
  madeBy: string | null;
  madeAt: Date;
  /** Of the document's canonical JSON, in hexadecimal. */
  sha256: string;
  decision: Decision | null;
}

export interface Version extends VersionEntry {
  document: VersionDocument;
}

export const digestOf = (document: VersionDocument): string =>
  createHash("sha256").update(canonical(document)).digest("hex");

export type NewVersion = Pick<VersionEntry, "kind" | "label" | "datedOn" | "reason" | "madeBy" | "madeAt"> & {
  document: VersionDocument;
};

/** The plan must be locked: the number is the next one. */
export async function insertVersion(scope: Scope, planId: number, version: NewVersion): Promise<VersionEntry> {
  const { document, label, ...rest } = version;
  const sha256 = digestOf(document);
  const row = await scope.db
    .insertInto("plan_versions")
    .values((query) => ({
      municipality_id: scope.municipalityId,
      plan_id: planId,
      number: query
        .selectFrom("plan_versions as other")
        .select((each) => each(each.fn.coalesce(each.fn.max("other.number"), each.lit(0)), "+", each.lit(1)).as("next"))
        .where("other.municipality_id", "=", scope.municipalityId)
        .where("other.plan_id", "=", planId),
      kind: rest.kind,
      label: label && JSON.stringify(label),
      dated_on: rest.datedOn,
      reason: rest.reason,
      made_by: rest.madeBy,
      made_at: rest.madeAt,
      document: canonical(document),
      sha256,
    }))
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();
  return { ...rest, ...row, label, sha256, decision: null };
}

export async function insertDecision(
  scope: Scope,
  versionId: number,
  decision: Decision & { enteredBy: string | null; enteredAt: Date },
): Promise<void> {
  await scope.db
    .insertInto("plan_version_decisions")
    .values({
      municipality_id: scope.municipalityId,
      version_id: versionId,
      decision_number: decision.number,
      decided_on: decision.decidedOn,
      entered_by: decision.enteredBy,
      entered_at: decision.enteredAt,
    })
    .execute();
}

/** The newest first. `kinds` narrows; the documents stay where they are. */
export async function listVersions(
  scope: Scope,
  where: { planId: number; kinds?: readonly VersionKind[] },
): Promise<VersionEntry[]> {
  const rows = await entries(scope, where.planId)
    .$if(where.kinds !== undefined, (query) => query.where("plan_versions.kind", "in", [...(where.kinds ?? [])]))
    .execute();
  return rows.map(entryOf);
}

/** @throws AppError notFound */
export async function getVersion(scope: Scope, where: { planId: number; number: number }): Promise<Version> {
  const row = await entries(scope, where.planId)
    .select("plan_versions.document")
    .where("plan_versions.number", "=", where.number)
    .executeTakeFirst();
  if (!row) throw notFound("plan.error.versionNotFound");
  return { ...entryOf(row), document: row.document as unknown as VersionDocument };
}

export async function countVersions(scope: Scope, planId: number, kinds: readonly VersionKind[]): Promise<number> {
  const { count } = await scope.db
    .selectFrom("plan_versions")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .where("kind", "in", [...kinds])
    .executeTakeFirstOrThrow();
  return Number(count);
}

const entries = (scope: Scope, planId: number) =>
  scope.db
    .selectFrom("plan_versions")
    .leftJoinLateral(
      (db) =>
        db
          .selectFrom("plan_version_decisions as decision")
          .select(["decision.id as decisionId", "decision.decision_number", "decision.decided_on"])
          .where("decision.municipality_id", "=", scope.municipalityId)
          .whereRef("decision.version_id", "=", "plan_versions.id")
          .orderBy("decision.id", "desc")
          .limit(1)
          .as("newest"),
      (join) => join.on(sql.lit(true)),
    )
    .select([
      "plan_versions.id",
      "plan_versions.number",
      "plan_versions.kind",
      "plan_versions.label",
      "plan_versions.dated_on",
      "plan_versions.reason",
      "plan_versions.made_by",
      "plan_versions.made_at",
      "plan_versions.sha256",
      "newest.decisionId",
      "newest.decision_number",
      "newest.decided_on",
    ])
    .where("plan_versions.municipality_id", "=", scope.municipalityId)
    .where("plan_versions.plan_id", "=", planId)
    .orderBy("plan_versions.number", "desc");

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function entryOf(row: Row): VersionEntry {
  const { decision_number: number, decided_on: decidedOn } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as VersionKind,
    label: row.label as Text | null,
    datedOn: row.dated_on,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
    sha256: row.sha256,
    decision: row.decisionId === null ? null : { number, decidedOn },
  };
}
