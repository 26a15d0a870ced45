import type { JSX } from "preact";
import { Select, TextArea } from "#ui/form.tsx";
import { controlName } from "../fields/sheet-form.rules.ts";
import { type FieldControls, FieldLegend } from "./sheet-fields.tsx";

/** The person's own grade and what it rests on. */
export function GradeControls({ ctx, form, field }: FieldControls): JSX.Element {
  const { say } = ctx;
  const grades = ["A", "B", "C", "D"].map((grade) => ({ value: grade, label: grade }));
  return (
    <>
      <FieldLegend ctx={ctx} field={field} />
      <Select
        form={form}
        name={controlName(field.key, "grade")}
        label={say.plain(field.label)}
        options={[{ value: "", label: say.t("review.staff.choose") }, ...grades]}
        plain
      />
      <TextArea
        form={form}
        name={controlName(field.key, "evidence")}
        label={say.t("review.grade.evidence")}
        rows={2}
        plain
      />
    </>
  );
}
