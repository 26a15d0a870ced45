import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { Radios } from "#ui/choices.tsx";
import { type FormState, Select, TextArea } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { controlName } from "../../fields/sheet-form.rules.ts";
import { MIN_REASON, SAME_GRADE_YEARS, sameGradeYears } from "../grade-choice.rules.ts";
import type { SheetGrading } from "../read-grading.ts";
import { findGrade } from "../rule-set.rules.ts";
import { ProposalShown } from "./grade-shown.tsx";
import { gradeWords } from "./grade-words.ts";

interface FieldsProps {
  ctx: StaffContext;
  form: FormState;
  /** Key of the sheet's field. */
  field: string;
  label: string;
  grading: SheetGrading;
}

/** The grade of a sheet: what the rule asks, what it proposes and why, and what the person says. */
export function GradeFields(props: FieldsProps): JSX.Element {
  const { ctx, form, field, label, grading } = props;
  const { say } = ctx;
  const { rules } = grading.ruleSet;
  const options = rules.grades.map((grade) => ({ value: grade.key, label: gradeWords(say, grade) }));
  return (
    <>
      {rules.questions.map((question) => (
        <Radios
          form={form}
          name={controlName(field, "answers", question.key)}
          label={say.plain(question.label)}
          hint={question.hint ? say.plain(question.hint) : undefined}
          options={question.options.map((option) => ({ value: option.key, label: say.plain(option.label) }))}
        />
      ))}
      <ProposalShown say={say} rules={rules} proposal={grading.proposal} />
      <p class="hint">{say.t("review.staff.grade.afterSaving")}</p>
      <SameAgain {...props} />
      <Select
        form={form}
        name={controlName(field, "grade")}
        label={label}
        hint={lastYearWords(ctx, grading)}
        options={[{ value: "", label: say.t("review.staff.choose") }, ...options]}
        plain
      />
      <TextArea
        form={form}
        name={controlName(field, "evidence")}
        label={say.t("review.grade.evidence")}
        hint={say.t("review.staff.grade.evidenceHint")}
        rows={2}
        plain
      />
      {grading.proposal.reason === "judgement" ? null : (
        <TextArea
          form={form}
          name={controlName(field, "overrideReason")}
          label={say.t("review.grade.overrideReason")}
          hint={say.t("review.staff.grade.reasonHint", { min: MIN_REASON })}
          rows={2}
          plain
        />
      )}
    </>
  );
}

function lastYearWords({ say }: StaffContext, { past, ruleSet }: SheetGrading): string | undefined {
  const [last] = past;
  if (!last?.grade || last.ruleSet !== ruleSet.key) return undefined;
  const grade = findGrade(ruleSet.rules, last.grade);
  const words = { year: say.format.fiscalYear(last.fiscalYear), grade: grade ? gradeWords(say, grade) : last.grade };
  return say.t("review.staff.grade.lastYear", words);
}

/** Before it becomes three years of the same, and when it has. */
function SameAgain({ ctx, grading, form, field }: FieldsProps): JSX.Element | null {
  const { say } = ctx;
  const { past, ruleSet } = grading;
  const grade = form.values[controlName(field, "grade")] || null;
  const evidence = form.values[controlName(field, "evidence")] ?? "";
  const fiscalYear = (past[0]?.fiscalYear ?? 0) + 1;
  const years = sameGradeYears([{ fiscalYear, ruleSet: ruleSet.key, grade, evidence }, ...past]);
  if (grade !== null && years < SAME_GRADE_YEARS) return null;
  const before = past[0]?.ruleSet === ruleSet.key ? sameGradeYears(past) : 0;
  if (grade === null && before < SAME_GRADE_YEARS - 1) return null;
  return (
    <Notice tone="warning">
      <p>
        {grade === null
          ? say.t("review.staff.grade.sameSoFar", { years: before })
          : say.t("review.grade.same", { years })}
      </p>
    </Notice>
  );
}
