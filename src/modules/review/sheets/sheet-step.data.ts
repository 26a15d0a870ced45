import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import type { SheetAct, SheetState } from "./sheet-state.rules.ts";

/** One step of a sheet's way: who did what, and the fields that it changed as they were and became. */
export interface SheetStep {
  id: number;
  sheetId: number;
  at: Date;
  actorId: string | null;
  postName: Text | null;
  act: SheetAct | "open" | "import" | "unlock" | "assign" | "confirmSettled";
  fromState: SheetState | null;
  toState: SheetState;
  /** The check, for what happens while a sheet is submitted. */
  level: number | null;
  note: string | null;
  before: SheetValues | null;
  after: SheetValues | null;
}

export type NewStep = Omit<SheetStep, "id">;

export async function insertSteps(scope: Scope, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await scope.db
    .insertInto("sheet_steps")
    .values(
      steps.map((step) => ({
        municipality_id: scope.municipalityId,
        sheet_id: step.sheetId,
        at: step.at,
        actor_id: step.actorId,
        post_name: step.postName && JSON.stringify(step.postName),
        act: step.act,
        from_state: step.fromState,
        to_state: step.toState,
        level: step.level,
        note: step.note,
        before: step.before && JSON.stringify(step.before),
        after: step.after && JSON.stringify(step.after),
      })),
    )
    .execute();
}

/** The newest first. */
export async function listSteps(scope: Scope, sheetId: number): Promise<SheetStep[]> {
  const rows = await scope.db
    .selectFrom("sheet_steps")
    .select([
      "id",
      "sheet_id as sheetId",
      "at",
      "actor_id as actorId",
      "post_name as postName",
      "act",
      "from_state as fromState",
      "to_state as toState",
      "level",
      "note",
      "before",
      "after",
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("sheet_id", "=", sheetId)
    .orderBy("id", "desc")
    .execute();
  return rows as unknown as SheetStep[];
}
