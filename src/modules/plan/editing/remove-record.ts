import type { StaffContext } from "#platform/context.ts";
import { conflict, invalid } from "#platform/errors.ts";
import type { Listing } from "../records/plan-records.ts";
import { changeableFields } from "../records/record-kind.rules.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";

/** Kinds whose records are retired instead, and the head, without which there is no plan. */
const STAYING: readonly string[] = ["plan", "nodes", "projects"];

export const isRemovable = (kind: string) => !STAYING.includes(kind);

/** Takes out a record that nothing else names. @throws AppError invalid, conflict, forbidden, notFound */
export async function removeRecord(
  ctx: StaffContext,
  input: PlanTarget & { kind: string; key: string; version: number },
): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  await editPlan(ctx, input, ({ document }) => {
    if (!isRemovable(kind.name)) throw invalid([{ path: "", code: "plan.error.retireInstead" }]);
    const record = getRecord(document, kind.name, input.key);
    if (record.version !== input.version) throw conflict("plan.error.changedMeanwhile");
    if (kind.name === "listings" && (record as Listing).home)
      throw invalid([{ path: "", code: "plan.error.homeStays" }]);
    const fields = record as unknown as Record<string, unknown>;
    const before = Object.fromEntries(
      [...changeableFields(kind), "position"].map((name) => [name, fields[name] ?? null]),
    );
    // What would be left pointing into the void is one issue each; the person needs to know only that there is something.
    const refuse = (issues: unknown[]) =>
      invalid([{ path: "", code: "plan.error.stillNamed", params: { count: issues.length } }]);
    return {
      changes: [{ kind: kind.name, key: record.key, operation: "remove", before, after: null }],
      action: `${kind.one}.removed`,
      refuse,
    };
  });
}
