import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";
import type { GradeProposal } from "./grade.rules.ts";
import type { GradeChoice, PastGrade } from "./grade-choice.rules.ts";

/** The grade of a sheet as it was given, with what was proposed at that moment. */
export interface SheetGrade extends GradeChoice {
  sheetId: number;
  ruleSetId: number;
  proposal: GradeProposal;
  gradedBy: string | null;
  gradedAt: Date;
}

export async function insertSheetGrades(scope: Scope, grades: readonly SheetGrade[]): Promise<void> {
  if (grades.length === 0) return;
  await scope.db
    .insertInto("sheet_grades")
    .values(
      grades.map((grade) => ({
        municipality_id: scope.municipalityId,
        sheet_id: grade.sheetId,
        rule_set_id: grade.ruleSetId,
        proposal: JSON.stringify(grade.proposal),
        grade: grade.grade,
        answers: JSON.stringify(grade.answers),
        evidence: grade.evidence,
        override_reason: grade.overrideReason,
        graded_by: grade.gradedBy,
        graded_at: grade.gradedAt,
      })),
    )
    .execute();
}

function select(scope: Scope) {
  return scope.db
    .selectFrom("sheet_grades")
    .select([
      "sheet_id as sheetId",
      "rule_set_id as ruleSetId",
      "proposal",
      "grade",
      "answers",
      "evidence",
      "override_reason as overrideReason",
      "graded_by as gradedBy",
      "graded_at as gradedAt",
    ])
    .where("sheet_grades.municipality_id", "=", scope.municipalityId);
}

/** What was given to a sheet, the newest first. */
export async function listGradesOfSheet(scope: Scope, sheetId: number): Promise<SheetGrade[]> {
  const rows = await select(scope).where("sheet_id", "=", sheetId).orderBy("id", "desc").execute();
  return rows as unknown as SheetGrade[];
}

/** The grade that everybody reads of a sheet: while it is corrected, the one that was published. */
export async function findPublicGrade(scope: Scope, sheetId: number): Promise<SheetGrade | undefined> {
  const row = await select(scope)
    .innerJoin("sheets", "sheets.id", "sheet_grades.sheet_id")
    .where("sheet_id", "=", sheetId)
    .where(countsIn(["published"], { sheet: "sheets", grade: "sheet_grades" }))
    .orderBy("sheet_grades.id", "desc")
    .executeTakeFirst();
  return row as unknown as SheetGrade | undefined;
}

/** A sheet that stands in one of the states has its newest grade; one that is corrected the one that was published. */
const countsIn = (states: readonly SheetState[], { sheet, grade }: { sheet: string; grade: string }) =>
  sql<boolean>`(${sql.ref(`${sheet}.state`)} = any(${states}) or ${sql.ref(`${grade}.id`)} <= ${sql.ref(`${sheet}.published_grade`)})`;

/** The grade that counts for each sheet of a year; `states`: where it stands today, as in `listPastGrades`. */
export async function listGradesOfCycle(
  scope: Scope,
  { cycleId, states }: { cycleId: number; states?: readonly SheetState[] },
): Promise<SheetGrade[]> {
  let query = select(scope).innerJoin("sheets", "sheets.id", "sheet_grades.sheet_id");
  if (states) query = query.where(countsIn(states, { sheet: "sheets", grade: "sheet_grades" }));
  const rows = await query
    .distinctOn("sheet_id")
    .where("sheets.cycle_id", "=", cycleId)
    .orderBy("sheet_id")
    .orderBy("sheet_grades.id", "desc")
    .execute();
  return rows as unknown as SheetGrade[];
}

export interface ProjectGrade extends PastGrade {
  project: string;
}

/**
 * The grades of projects in the years before one, the newest year first; only what counts of each year. `states`: of
 * sheets that stand there today, so that a public page tells nothing of a year that is not public.
 */
export async function listPastGrades(
  scope: Scope,
  at: { planId: number; before: number; project?: string; states?: readonly SheetState[] },
): Promise<ProjectGrade[]> {
  const project = at.project === undefined ? sql`` : sql`and sheet.project = ${at.project}`;
  const states = at.states === undefined ? sql`` : sql`and ${countsIn(at.states, { sheet: "sheet", grade: "grade" })}`;
  const { rows } = await sql<ProjectGrade>`
    select * from (
      select distinct on (sheet.id) sheet.project, cycle.fiscal_year as "fiscalYear", rules.key as "ruleSet", grade.grade, grade.evidence
      from review_cycles cycle
      join sheets sheet on sheet.cycle_id = cycle.id ${project}
      join sheet_grades grade on grade.sheet_id = sheet.id ${states}
      join grade_rule_sets rules on rules.id = grade.rule_set_id
      where cycle.municipality_id = ${scope.municipalityId} and cycle.plan_id = ${at.planId} and cycle.fiscal_year < ${at.before}
      order by sheet.id, grade.id desc
    ) newest order by "fiscalYear" desc`.execute(scope.db);
  return rows;
}
