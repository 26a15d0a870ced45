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
  unlockedUntil: string | null;
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
    .select([
      "section_id as sectionId",
      sql<Text | null>`(array_agg(section_name order by id desc))[1]`.as("sectionName"),
      "body_id as bodyId",
      "state",
      "level",
      "unlocked_until as unlockedUntil",
      sql<number>`count(*)::int`.as("count"),
      sql<number>`(count(*) filter (where amended_at > submitted_at))::int`.as("amended"),
      sql<number>`(count(*) filter (where settled_state = 'provisional'))::int`.as("provisional"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("cycle_id", "=", cycleId)
    .groupBy(["section_id", "body_id", "state", "level", "unlocked_until"])
    .execute();
  return rows as unknown as BoardCount[];
}

/** When somebody was last reminded of a section's (or body's) sheets, and how many people were on that day. */
export interface LastReminder {
  sectionId: number | null;
  bodyId: number;
  day: string;
  people: number;
}

/** `since`: no mail of this year is older. */
export async function listLastReminders(
  scope: Scope,
  { cycleId, since }: { cycleId: number; since: string },
): Promise<LastReminder[]> {
  const { rows } = await sql<LastReminder>`
    select distinct on (s.section_id, s.body_id)
      s.section_id as "sectionId", s.body_id as "bodyId", r.day, count(distinct r.staff_id)::int as people
    from reminders r
    cross join lateral jsonb_array_elements(r.lines) line
    join sheets s on s.municipality_id = r.municipality_id and s.id = (line ->> 'sheetId')::int
    where r.municipality_id = ${scope.municipalityId} and r.day >= ${since} and s.cycle_id = ${cycleId}
    group by s.section_id, s.body_id, r.day
    order by s.section_id, s.body_id, r.day desc`.execute(scope.db);
  return rows;
}
