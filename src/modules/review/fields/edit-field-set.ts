import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, invalid, notFound } from "#platform/errors.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { insertFieldSet, listFieldSetVersions } from "./field-set.data.ts";
import type { Field, FieldSet } from "./field-set.rules.ts";
import { knownFields, readFieldSetForm } from "./field-set-form.rules.ts";
import type { FieldSetInput } from "./inputs.ts";
import { shippedFieldSets } from "./shipped-field-sets.ts";

export interface FieldSetToEdit {
  newest: Omit<FieldSet, "id">;
  /** The newest version's fields, then those that only earlier versions had. */
  known: Field[];
  /** 0: the municipality has none of its own yet. */
  version: number;
}

/** @throws AppError notFound */
export async function readFieldSet(scope: Scope, key: string): Promise<FieldSetToEdit> {
  const own = await listFieldSetVersions(scope, key);
  const shipped = shippedFieldSets().get(key);
  const newest = own.at(-1) ?? shipped;
  if (!newest) throw notFound("review.error.fieldSetNotFound");
  const versions = [...(shipped ? [shipped] : []), ...own];
  return { newest, known: knownFields(versions), version: own.at(-1)?.version ?? 0 };
}

/**
 * Makes the next version of a field set: years from then on are opened with it, a year that runs keeps its own.
 * @throws AppError invalid; conflict where somebody else has made a version since
 */
export async function editFieldSet(ctx: StaffContext, key: string, input: FieldSetInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    const { newest, known, version } = await readFieldSet(scope, key);
    if (version !== input.version) throw newerVersion();
    const { fields, issues } = readFieldSetForm(known, input.typed);
    if (issues.length > 0) throw invalid(issues);
    await insertNext(scope, { key, version: newest.version + 1, name: input.name, fields });
    await recordAudit(ctx, scope, {
      action: "fieldSet.edited",
      objectKind: "fieldSet",
      objectKey: `${key}/${newest.version + 1}`,
      before: { fields: newest.fields.map((field) => field.key) },
      after: { fields: fields.map((field) => field.key) },
    });
  });
}

async function insertNext(scope: Scope, next: Omit<FieldSet, "id">): Promise<void> {
  try {
    await insertFieldSet(scope, next);
  } catch (error) {
    if (sqlState(error) === "23505") throw newerVersion();
    throw error;
  }
}

const newerVersion = () => new AppError("conflict", "review.error.changedMeanwhile");
