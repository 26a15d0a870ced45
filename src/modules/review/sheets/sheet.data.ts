import { type ExpressionBuilder, sql } from "kysely";
import type { PlaceStep } from "#modules/plan/public.ts";
import type { DB, JsonValue } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import type { SheetState } from "./sheet-state.rules.ts";

export type SettledState = "none" | "provisional" | "confirmed";

/** What lists of sheets show: all but the values. */
export interface SheetHead {
  id: number;
  cycleId: number;
  planId: number;
  project: string;
  projectTitle: Text;
  place: readonly PlaceStep[];
  bodyId: number;
  sectionId: number | null;
  sectionName: Text | null;
  postId: number;
  postName: Text;
  state: SheetState;
  level: number | null;
  settledState: SettledState;
  returnedNote: string | null;
  submittedAt: Date | null;
  acceptedAt: Date | null;
  amendedAt: Date | null;
  unlockedUntil: string | null;
  /** Everybody can read it: as it stands, or, while it is corrected, as it was published. */
  isPublic: boolean;
  version: number;
}

export interface Sheet extends SheetHead {
  values: SheetValues;
}

/** Of a column of the type integer; an address may hold anything. */
const MAX_ID = 2 ** 31 - 1;

const isPublic = sql<boolean>`(sheets.state = 'published' or sheets.published_values is not null)`;

const LASTING = [
  "id",
  "cycle_id as cycleId",
  "plan_id as planId",
  "project",
  "project_title as projectTitle",
  "place",
  "body_id as bodyId",
  "section_id as sectionId",
  "section_name as sectionName",
  "post_id as postId",
  "post_name as postName",
  "level",
  "returned_note as returnedNote",
  "submitted_at as submittedAt",
  "accepted_at as acceptedAt",
  "amended_at as amendedAt",
  "unlocked_until as unlockedUntil",
  isPublic.as("isPublic"),
  "version",
] as const;
const HEAD = [...LASTING, "state", "settled_state as settledState"] as const;

export interface SheetFilter {
  cycleId?: number;
  postIds?: readonly number[];
  sectionId?: number | null;
  bodyId?: number;
  projects?: readonly string[];
  planId?: number;
  states?: readonly SheetState[];
}

function matching(filter: SheetFilter) {
  return (eb: ExpressionBuilder<DB, "sheets">) => {
    const among = (column: "post_id" | "project" | "state", values: readonly (string | number)[] | undefined) =>
      values && eb(column, "=", sql<never>`any(${values})`);
    const same = (column: "cycle_id" | "plan_id" | "body_id", value: number | undefined) =>
      value === undefined ? undefined : eb(column, "=", value);
    const conditions = [
      same("cycle_id", filter.cycleId),
      same("plan_id", filter.planId),
      same("body_id", filter.bodyId),
      among("post_id", filter.postIds),
      among("project", filter.projects),
      among("state", filter.states),
      filter.sectionId === undefined ? undefined : eb("section_id", "is not distinct from", filter.sectionId),
    ];
    return eb.and(conditions.filter((condition) => condition !== undefined));
  };
}

/** In the order of the plan, without what is written in them. */
export async function listSheetHeads(scope: Scope, filter: SheetFilter): Promise<SheetHead[]> {
  const rows = await scope.db
    .selectFrom("sheets")
    .select(HEAD)
    .where("municipality_id", "=", scope.municipalityId)
    .where(matching(filter))
    .orderBy("cycle_id")
    .orderBy("position")
    .execute();
  return rows as unknown as SheetHead[];
}

export async function listSheets(scope: Scope, filter: SheetFilter): Promise<Sheet[]> {
  const rows = await scope.db
    .selectFrom("sheets")
    .select([...HEAD, "values"])
    .where("municipality_id", "=", scope.municipalityId)
    .where(matching(filter))
    .orderBy("cycle_id")
    .orderBy("position")
    .execute();
  return rows as unknown as Sheet[];
}

/**
 * What has been reported, in the order of the plan: accepted and published sheets, and those that are corrected after they
 * were published as they were then. `isPublic`: only what everybody can read.
 */
export async function listReportedSheets(
  scope: Scope,
  { isPublic: isPublicOnly = false, ...filter }: SheetFilter & { isPublic?: boolean },
): Promise<Sheet[]> {
  const stands = isPublicOnly ? sql<boolean>`state = 'published'` : sql<boolean>`state in ('accepted', 'published')`;
  const rows = await scope.db
    .selectFrom("sheets")
    .select([
      ...LASTING,
      sql<SheetState>`case when ${stands} then state else 'published' end`.as("state"),
      sql<SettledState>`case when ${stands} then settled_state else published_settled end`.as("settledState"),
      sql`case when ${stands} then values else published_values end`.as("values"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where(matching(filter))
    .where((eb) => eb.or([stands, isPublic]))
    .orderBy("cycle_id")
    .orderBy("position")
    .execute();
  return rows as unknown as Sheet[];
}

/** @throws AppError notFound */
export async function getSheet(scope: Scope, id: number): Promise<Sheet> {
  if (!Number.isInteger(id) || id > MAX_ID) throw notFound("review.error.sheetNotFound");
  const row = await scope.db
    .selectFrom("sheets")
    .select([...HEAD, "values"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound("review.error.sheetNotFound");
  return row as unknown as Sheet;
}

/** Locks the row until the transaction ends. @throws AppError notFound */
export async function getSheetForUpdate(scope: Scope, id: number): Promise<Sheet> {
  const row = await scope.db
    .selectFrom("sheets")
    .select([...HEAD, "values"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("review.error.sheetNotFound");
  return row as unknown as Sheet;
}

export type NewSheet = Pick<
  Sheet,
  "project" | "projectTitle" | "place" | "bodyId" | "sectionId" | "sectionName" | "postId" | "postName" | "values"
>;

/** Returns the ids in the order of the sheets. */
export async function insertSheets(
  scope: Scope,
  cycle: { id: number; planId: number },
  sheets: readonly NewSheet[],
): Promise<number[]> {
  if (sheets.length === 0) return [];
  const rows = await scope.db
    .insertInto("sheets")
    .values(
      sheets.map((sheet, index) => ({
        municipality_id: scope.municipalityId,
        cycle_id: cycle.id,
        plan_id: cycle.planId,
        project: sheet.project,
        position: index + 1,
        project_title: JSON.stringify(sheet.projectTitle),
        place: JSON.stringify(sheet.place),
        body_id: sheet.bodyId,
        section_id: sheet.sectionId,
        section_name: sheet.sectionName && JSON.stringify(sheet.sectionName),
        post_id: sheet.postId,
        post_name: JSON.stringify(sheet.postName),
        values: JSON.stringify(sheet.values),
      })),
    )
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

export type SheetChange = Partial<
  Pick<
    Sheet,
    | "state"
    | "level"
    | "values"
    | "settledState"
    | "returnedNote"
    | "submittedAt"
    | "acceptedAt"
    | "amendedAt"
    | "unlockedUntil"
    | "bodyId"
    | "sectionId"
    | "sectionName"
    | "postId"
    | "postName"
  >
> & {
  /** What is public stays so while the sheet is corrected; false: what it holds is public itself, or nothing is. */
  keepsPublic?: boolean;
};

const publicColumns = (keeps: boolean) => ({
  published_values: keeps ? sql<JsonValue>`values` : null,
  published_settled: keeps ? sql<string>`settled_state` : null,
  published_grade: keeps ? sql<number>`(select max(id) from sheet_grades where sheet_id = sheets.id)` : null,
});

/** @throws AppError conflict where the sheet is no longer the version that the change was made from */
export async function updateSheet(
  scope: Scope,
  at: { id: number; version: number },
  changed: SheetChange,
): Promise<void> {
  const { numUpdatedRows } = await scope.db
    .updateTable("sheets")
    .set((eb) => ({
      state: changed.state,
      level: changed.level,
      values: changed.values && JSON.stringify(changed.values),
      settled_state: changed.settledState,
      returned_note: changed.returnedNote,
      submitted_at: changed.submittedAt,
      accepted_at: changed.acceptedAt,
      amended_at: changed.amendedAt,
      unlocked_until: changed.unlockedUntil,
      body_id: changed.bodyId,
      section_id: changed.sectionId,
      section_name: changed.sectionName && JSON.stringify(changed.sectionName),
      post_id: changed.postId,
      post_name: changed.postName && JSON.stringify(changed.postName),
      ...(changed.keepsPublic === undefined ? {} : publicColumns(changed.keepsPublic)),
      version: eb("version", "+", 1),
    }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", at.id)
    .where("version", "=", at.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw conflict("review.error.changedMeanwhile");
}

/** The fiscal years of a plan that have a public sheet, the newest first. */
export async function listPublishedYears(scope: Scope, planId: number): Promise<number[]> {
  const rows = await scope.db
    .selectFrom("sheets")
    .innerJoin("review_cycles", "review_cycles.id", "sheets.cycle_id")
    .select("review_cycles.fiscal_year as year")
    .distinct()
    .where("sheets.municipality_id", "=", scope.municipalityId)
    .where("sheets.plan_id", "=", planId)
    .where(isPublic)
    .orderBy("year", "desc")
    .execute();
  return rows.map(({ year }) => year);
}
