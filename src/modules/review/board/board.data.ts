import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";

/** Sheets of one section (or body) that stand in the same place. */
export interface BoardCount {
  sectionId: number | null;
  sectionName: Text | null;
  bodyId: number;
  state: SheetState;
  level: number | null;
  count: number;
  /** Written in again after they were sent. */
  amended: number;
  /** Whose settled amount nobody has confirmed. */
  provisional: number;
}

/** A year in one grouped query, whatever the number of sheets. */
export async function countBoard(scope: Scope, cycleId: number): Promise<BoardCount[]> {
  const rows = await scope.db
    .selectFrom("sheets")
    .select((eb) => [
      "section_id as sectionId",
      sql<Text | null>`(array_agg(section_name order by id desc))[1]`.as("sectionName"),
      "body_id as bodyId",
      "state",
      "level",
      eb.fn.countAll<number>().as("count"),
      sql<number>`count(*) filter (where amended_at > submitted_at)`.as("amended"),
      sql<number>`count(*) filter (where settled_state = 'provisional')`.as("provisional"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("cycle_id", "=", cycleId)
    .groupBy(["section_id", "body_id", "state", "level"])
    .execute();
  return rows as unknown as BoardCount[];
}
