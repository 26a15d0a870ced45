import type { StaffContext } from "#platform/context.ts";
import { conflict } from "#platform/errors.ts";
import { type Change, editOf } from "../changes/plan-diff.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";
import { editPlan, getKind, type PlanTarget } from "./edit-plan.ts";
import { parseRecord } from "./record-input.rules.ts";

export interface RecordEdit extends PlanTarget {
  kind: string;
  key: string;
  /** The version that the person had before her eyes. */
  version: number;
  /** What she wants the fields to be; those that are left out stay as they are. */
  fields: Record<string, unknown>;
}

/**
 * Changes the fields of one record; false where nothing differs. @throws AppError invalid, forbidden, notFound; conflict
 * (`plan.error.changedMeanwhile`, `plan.error.removedMeanwhile`) where somebody else was faster
 */
export async function editRecord(ctx: StaffContext, input: RecordEdit): Promise<boolean> {
  const kind = getKind(input.kinds, input.kind);
  const batch = await editPlan(ctx, input, ({ document }) => {
    const record = getOpened(document, input);
    const next = parseRecord(kind, { ...fieldsOf(kind, record), ...input.fields, key: record.key });
    const change = editOf(kind.name, { old: record, next }, changeableFields(kind));
    return { changes: change ? [change] : [], action: `${kind.one}.${isRenaming(change) ? "renamed" : "edited"}` };
  });
  return batch !== null;
}

/** The record as it was opened. @throws AppError conflict */
function getOpened(document: PlanDocument, { kind, key, version }: RecordEdit): PlanRecord {
  const records = kind === "plan" ? [document.plan] : recordsOf(document, kind);
  const record = records.find((entry) => entry.key === key);
  if (!record) throw conflict("plan.error.removedMeanwhile");
  if (record.version !== version) throw conflict("plan.error.changedMeanwhile");
  return record;
}

/** The fields that somebody may change, as they are stored. */
export function fieldsOf(kind: RecordKind, record: PlanRecord): Record<string, unknown> {
  const fields = record as unknown as Record<string, unknown>;
  return Object.fromEntries(changeableFields(kind).map((name) => [name, fields[name]]));
}

function isRenaming(change: Change | undefined): boolean {
  return Object.keys(change?.after ?? {}).every((name) => name === "title" || name === "name");
}
