import type { JSX } from "preact";
import { TextArea, TextInput } from "#ui/form.tsx";
import { controlName } from "../fields/sheet-form.rules.ts";
import { GradeFields } from "../grading/web/grade-fields.tsx";
import { type FieldControls, FieldLegend } from "./field-controls.tsx";

/** The person's own grade and what it rests on; with the rule's proposal where the year has a rule. */
export function GradeControls({ ctx, form, field, sheet }: FieldControls): JSX.Element {
  const { say } = ctx;
  const label = say.plain(field.label);
  return (
    <>
      <FieldLegend ctx={ctx} field={field} />
      {sheet.grading ? (
        <GradeFields ctx={ctx} form={form} field={field.key} label={label} grading={sheet.grading} />
      ) : (
        <>
          <TextInput form={form} name={controlName(field.key, "grade")} label={label} maxLength={20} plain />
          <TextArea
            form={form}
            name={controlName(field.key, "evidence")}
            label={say.t("review.grade.evidence")}
            rows={2}
            plain
          />
        </>
      )}
    </>
  );
}
