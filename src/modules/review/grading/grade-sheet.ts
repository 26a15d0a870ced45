import { recordAudit } from "#platform/audit/record-audit.ts";
import type { WriteContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Issue } from "#platform/errors.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type { FieldValue, FieldValues } from "../fields/field-value.rules.ts";
import { controlName } from "../fields/sheet-form.rules.ts";
import { checkGradeChoice, type GradeChoice, isOverride } from "./grade-choice.rules.ts";
import { readSheetGrading } from "./read-grading.ts";
import type { GradedCycle, GradedSheet } from "./read-grading-facts.ts";
import { insertSheetGrades, listGradesOfSheet, type SheetGrade } from "./sheet-grade.data.ts";

interface Grading {
  cycle: GradedCycle;
  /** With the values that are handed in. */
  sheet: GradedSheet;
  fields: readonly Field[];
}

/** What is wrong with a sheet's grade before it can be handed in, at the controls of its form. A blank one is `missingFields`' affair. */
export async function checkSheetGrade(scope: Scope, grading: Grading): Promise<Issue[]> {
  const field = grading.fields.find((entry) => entry.kind === "grade");
  const choice = field && choiceIn(grading.sheet.values[field.key]);
  if (!choice || choice.grade === null) return [];
  const read = await readSheetGrading(scope, grading);
  if (!read) return [];
  const { ruleSet, proposal, past } = read;
  return checkGradeChoice({ rules: ruleSet.rules, proposal, choice, past }).map(({ at, code, params }) => ({
    path: controlName(field.key, ...at),
    code,
    params,
  }));
}

/**
 * Puts the grade of a sheet on record, with what the product proposes for the sheet as it stands. For the act by which it
 * is handed in or put right, in that act's transaction: the caller has checked the permission and the grade. Nothing is
 * written where nothing has changed. Returns whether something was.
 */
export async function gradeSheet(ctx: WriteContext, scope: Scope, grading: Grading): Promise<boolean> {
  const value = gradeValueIn(grading);
  const read = value && (await readSheetGrading(scope, grading));
  if (!value || !read) return false;
  const choice = choiceIn(value);
  // A blank is no grade; "does not apply" is.
  if (choice?.grade === null) return false;
  const grade: SheetGrade = {
    ...(choice ?? { grade: null, evidence: "", overrideReason: "", answers: {} }),
    sheetId: grading.sheet.id,
    ruleSetId: read.ruleSet.id,
    proposal: read.proposal,
    gradedBy: ctx.audience === "staff" ? ctx.actor.staffId : null,
    gradedAt: ctx.clock.now(),
  };
  const [before] = await listGradesOfSheet(scope, grading.sheet.id);
  if (before && isSame(before, grade)) return false;
  await insertSheetGrades(scope, [grade]);
  await audit(ctx, scope, { grading, grade, before });
  return true;
}

async function audit(
  ctx: WriteContext,
  scope: Scope,
  { grading, grade, before }: { grading: Grading; grade: SheetGrade; before: SheetGrade | undefined },
): Promise<void> {
  const { cycle, sheet } = grading;
  const { proposal } = grade;
  const isOverridden = isOverride(proposal, grade.grade);
  await recordAudit(ctx, scope, {
    action: isOverridden ? "grade.overridden" : "grade.given",
    objectKind: "sheet",
    objectKey: `${cycle.planKey}/${cycle.fiscalYear}/${sheet.project}`,
    before: before ? { grade: before.grade, proposed: before.proposal.grade } : null,
    after: { grade: grade.grade, proposed: proposal.grade, ruleSet: proposal.ruleSet, version: proposal.version },
    reason: grade.overrideReason || null,
  });
}

/** Null where the sheet says that a grade does not apply. */
export function choiceIn(value: FieldValue | undefined): GradeChoice | null {
  if (!value || !("overrideReason" in value)) return null;
  const { grade, evidence, overrideReason, answers } = value satisfies FieldValues["grade"];
  return { grade, evidence, overrideReason, answers };
}

/** Undefined where the sheet has no such field, or nobody has touched it. */
function gradeValueIn({ fields, sheet }: Pick<Grading, "fields" | "sheet">): FieldValue | undefined {
  const field = fields.find((entry) => entry.kind === "grade");
  return field && sheet.values[field.key];
}

function isSame(before: SheetGrade, now: SheetGrade): boolean {
  const kept = ({ grade, evidence, overrideReason, answers, ruleSetId, proposal }: SheetGrade) =>
    JSON.stringify([grade, evidence, overrideReason, sorted(answers), ruleSetId, proposal.grade, valuesOf(proposal)]);
  return kept(before) === kept(now);
}

const sorted = (answers: SheetGrade["answers"]) =>
  Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));

/** jsonb gives objects back in another order, so only lists are compared. */
const valuesOf = ({ inputs, steps }: SheetGrade["proposal"]) => [
  inputs.map(({ value, parts }) => [value, parts.map((part) => part.value)]),
  steps.map(({ value, matched }) => [value, matched]),
];
