import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { RuleSet } from "./rule-set.rules.ts";

/** A version of a rule set that the municipality has. */
export interface KeptRuleSet {
  id: number;
  key: string;
  version: number;
  rules: RuleSet;
  /** Why this version was made. */
  note: string | null;
  createdAt: Date;
  createdBy: string | null;
}

/** A year that rests on a rule set. */
export interface RuleSetUse {
  ruleSetId: number;
  cycleId: number;
  planTitle: Text;
  fiscalYear: number;
}

function select(scope: Scope) {
  return scope.db
    .selectFrom("grade_rule_sets")
    .select(["id", "key", "version", "rules", "note", "created_at as createdAt", "created_by as createdBy"])
    .where("municipality_id", "=", scope.municipalityId);
}

/** By key, the newest version first. */
export async function listRuleSets(scope: Scope): Promise<KeptRuleSet[]> {
  return (await select(scope).orderBy("key").orderBy("version", "desc").execute()) as unknown as KeptRuleSet[];
}

/** The newest version. */
export async function findNewestRuleSet(scope: Scope, key: string): Promise<KeptRuleSet | undefined> {
  const row = await select(scope).where("key", "=", key).orderBy("version", "desc").executeTakeFirst();
  return row as unknown as KeptRuleSet | undefined;
}

/** @throws AppError notFound */
export async function getRuleSet(scope: Scope, id: number): Promise<KeptRuleSet> {
  const row = await select(scope).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("review.error.ruleSetNotFound");
  return row as unknown as KeptRuleSet;
}

/** Keeps others from making a version of the same key until the transaction ends. */
export async function lockRuleSetKey(scope: Scope, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rule-set/${scope.municipalityId}/${key}`}, 0))`.execute(
    scope.db,
  );
}

export async function insertRuleSet(
  scope: Scope,
  given: { rules: RuleSet; version: number; note: string | null; createdBy: string | null; createdAt: Date },
): Promise<number> {
  const { rules, version, note, createdBy, createdAt } = given;
  const row = await scope.db
    .insertInto("grade_rule_sets")
    .values({
      municipality_id: scope.municipalityId,
      key: rules.key,
      version,
      rules: JSON.stringify(rules),
      note,
      created_by: createdBy,
      created_at: createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The database refuses it where a year rests on the version. */
export async function updateRuleSet(
  scope: Scope,
  id: number,
  { rules, note }: { rules: RuleSet; note: string | null },
): Promise<void> {
  await scope.db
    .updateTable("grade_rule_sets")
    .set({ rules: JSON.stringify(rules), note })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** The years that rest on rule sets, the newest first: those that name one, and those with a grade that was given by it. */
export async function listRuleSetUses(scope: Scope, ruleSetId?: number): Promise<RuleSetUse[]> {
  const only = ruleSetId === undefined ? sql`` : sql`and used.rule_set_id = ${ruleSetId}`;
  const { rows } = await sql<RuleSetUse>`
    select used.rule_set_id as "ruleSetId", cycle.id as "cycleId", plan.title as "planTitle", cycle.fiscal_year as "fiscalYear"
    from (
      select id as cycle_id, rule_set_id from review_cycles where municipality_id = ${scope.municipalityId} and rule_set_id is not null
      union
      select sheet.cycle_id, grade.rule_set_id from sheet_grades grade join sheets sheet on sheet.id = grade.sheet_id
        where grade.municipality_id = ${scope.municipalityId}
    ) used
    join review_cycles cycle on cycle.id = used.cycle_id and cycle.municipality_id = ${scope.municipalityId}
    join plans plan on plan.id = cycle.plan_id
    where true ${only}
    order by cycle.fiscal_year desc, plan.id, used.rule_set_id`.execute(scope.db);
  return rows;
}
